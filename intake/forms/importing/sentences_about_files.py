"""What the report says about the file and its cells."""

from collections.abc import Mapping
from typing import Final

from intake.forms.importing.sentences import AS_IT_IS, CORRECT_CELL, SAVE_AGAIN, Sentence
from intake.forms.package import Rule
from intake.i18n import N_

FILE_SENTENCES: Final[Mapping[Rule, Sentence]] = {
    # --- the file
    Rule.EMPTY_FILE: Sentence(N_("The file is empty."), N_("Choose another file.")),
    Rule.TOO_LARGE: Sentence(
        N_("The file is larger than {megabytes} MB."),
        N_("Take pictures and unused sheets out of it."),
        ("megabytes",),
    ),
    Rule.TOO_MANY_ROWS: Sentence(
        N_("There are more than {most} rows."),
        N_("Take out the rows that are not needed."),
        ("most",),
    ),
    Rule.NOT_A_FORM: Sentence(
        N_("The file is no questionnaire: no workbook, no table and no XForm."),
        N_("Choose an XLSForm (.xlsx, .xls, .csv, .md) or an XForm (.xml)."),
    ),
    Rule.WRONG_ENDING: Sentence(
        N_("The name ends in {ending}, but the file is of the kind {kind}. It was read as that."),
        AS_IT_IS,
        ("ending", "kind"),
    ),
    Rule.PROTECTED_WORKBOOK: Sentence(
        N_("The workbook is locked with a password."),
        N_("Save it without a password and import that."),
    ),
    Rule.DAMAGED_WORKBOOK: Sentence(N_("The workbook cannot be read."), SAVE_AGAIN),
    Rule.DAMAGED_XML: Sentence(
        N_("The XML cannot be read: {detail}"),
        N_("Download the form again and import that."),
        ("detail",),
    ),
    Rule.DAMAGED_ZIP: Sentence(
        N_("The zip file cannot be read."), N_("Make the zip file again and import that.")
    ),
    Rule.DAMAGED_TEXT: Sentence(
        N_("The text is not UTF-8."), N_("Save it as UTF-8 and import that.")
    ),
    Rule.UNPACKS_TOO_LARGE: Sentence(
        N_("Unpacked, the file would be larger than {megabytes} MB or out of all proportion."),
        N_("Do not trust this file unless you know who made it."),
        ("megabytes",),
    ),
    Rule.UNSAFE_NAME: Sentence(
        N_("The zip file names a file outside of its own folder."),
        N_("Do not trust this file unless you know who made it."),
    ),
    Rule.NO_FORM_IN_ZIP: Sentence(
        N_("There is no questionnaire in the zip file."), N_("Choose another file.")
    ),
    Rule.SEVERAL_FORMS_IN_ZIP: Sentence(
        N_("There is more than one questionnaire in the zip file: {names}"),
        N_("Import each of them by itself."),
        ("names",),
    ),
    Rule.MEDIA_LEFT_OUT: Sentence(
        N_("Files that the form does not use were left out ({count}): {names}"),
        N_("If one is needed, write its name into the form exactly as the file is called."),
        ("count", "names"),
    ),
    Rule.MEDIA_TOO_LARGE: Sentence(
        N_("The file {name} is larger than {megabytes} MB."),
        N_("Make it smaller, put it into the zip file again and import that."),
        ("name", "megabytes"),
    ),
    Rule.LINK_IN_ZIP: Sentence(
        N_("The zip file holds a link in the place of a file: {name}"),
        N_("Do not trust this file unless you know who made it."),
        ("name",),
    ),
    Rule.ENTITIES_IN_XML: Sentence(
        N_("The file declares XML entities, which no questionnaire needs."),
        N_("Do not trust this file unless you know who made it."),
    ),
    Rule.TOO_DEEP: Sentence(
        N_("Groups are nested more than {most} deep."),
        N_("Take some of the groups out."),
        ("most",),
    ),
    Rule.NOT_AN_XFORM: Sentence(
        N_("The XML is no questionnaire. {detail}"), N_("Choose another file."), ("detail",)
    ),
    Rule.MORE_OF_THE_SAME: Sentence(
        N_("There are {count} more lines of the kind “{rule}”."),
        N_("Correct those that are shown, and import the form again."),
        ("count", "rule"),
    ),
    # --- the cells
    Rule.TOO_MANY_COLUMNS: Sentence(
        N_("There are more than {most} columns."),
        N_("Take out the columns that are not needed."),
        ("most",),
    ),
    Rule.TOO_MANY_CELLS: Sentence(
        N_("There are more than {most} cells with text."),
        N_("Take out the rows and columns that are not needed."),
        ("most",),
    ),
    Rule.CELL_TOO_LONG: Sentence(
        N_("The text of a cell is longer than {most} characters."),
        N_("Shorten the text, or divide it."),
        ("most",),
    ),
    Rule.CELL_WITHOUT_COLUMN: Sentence(
        N_("A cell of this row stands beyond the last column that has a name."),
        N_("Name the column, or take the cell out."),
    ),
    Rule.FORMULA_WITHOUT_RESULT: Sentence(
        N_("The cell holds a formula and no result."),
        N_("Write the text itself into the cell. A text may not begin with “=”."),
    ),
    Rule.FORMULA_RESULTS_USED: Sentence(
        N_("Cells with formulas: {count}. The results stored in the workbook were used."),
        AS_IT_IS,
        ("count",),
    ),
    Rule.ROWS_BEHIND_A_GAP: Sentence(
        N_("Rows that stand behind more than sixty empty ones were read as well: {count}"),
        N_("Delete the empty rows: other programs do not read on behind them."),
        ("count",),
    ),
    Rule.CELL_ERROR: Sentence(
        N_("The formula in this cell failed: {shown}"), CORRECT_CELL, ("shown",)
    ),
}
