"""What the report says about the file, its cells, its repairs and its conversion."""

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
    # --- repairs
    Rule.TEXT_RECODED: Sentence(
        N_("The text is not UTF-8; it was read as {coding}."),
        N_("Check that accents and special letters are right."),
        ("coding",),
    ),
    Rule.DELIMITER_READ: Sentence(
        N_("The cells of the table are divided by “{mark}”, and were read like that."),
        AS_IT_IS,
        ("mark",),
    ),
    Rule.SHEET_RENAMED: Sentence(
        N_("The sheet “{title}” was read as the sheet “{sheet}”."),
        N_("Give the sheet the name that XLSForm has for it."),
        ("title", "sheet"),
    ),
    Rule.FOREIGN_COLUMN: Sentence(
        N_("The column “{name}” is no XLSForm column. It was left out."), AS_IT_IS, ("name",)
    ),
    Rule.ALIAS_COLUMNS: Sentence(
        N_("The columns “{kept}” and “{merged}” mean the same. They were merged."),
        AS_IT_IS,
        ("kept", "merged"),
    ),
    Rule.ALIAS_VALUE_DROPPED: Sentence(
        N_("“{value}” was left out: “{kept}” holds something else in the same row."),
        N_("Check that the right one was kept."),
        ("value", "kept"),
    ),
    Rule.REPEATED_CHOICE: Sentence(
        N_("The choice “{code}” of the list “{list}” stands there twice. One was left out."),
        AS_IT_IS,
        ("code", "list"),
    ),
    Rule.FILTERED_CHOICES: Sentence(
        N_("In the list “{list}”, {count} codes stand more than once; a filter tells them apart."),
        N_("Check that the filter always leaves one of each."),
        ("list", "count"),
    ),
    Rule.CHOICES_ALIKE: Sentence(
        N_("The code “{code}” stands more than once in the list “{list}”, with another label."),
        N_("Give each choice a code of its own: answers cannot be told apart."),
        ("code", "list"),
    ),
    Rule.EXTERNAL_CHOICES: Sentence(
        N_("The external list “{list}” became a list of the form, with {count} entries."),
        AS_IT_IS,
        ("list", "count"),
    ),
    Rule.CHARACTERS_REMOVED: Sentence(
        N_("Characters that cannot be shown were taken out."), N_("Check the text of this cell.")
    ),
    Rule.FILE_EMBEDDED: Sentence(
        N_("The list {name} was put into the form, with {count} entries."),
        AS_IT_IS,
        ("name", "count"),
    ),
    # --- conversion
    Rule.CONVERTER_REFUSED: Sentence(
        N_("The form cannot be converted. The converter says: {detail}"),
        CORRECT_CELL,
        ("detail",),
    ),
    Rule.CONVERTER_FAILED: Sentence(
        N_("The form cannot be converted, and the converter does not say where: {detail}"),
        N_("Take out columns that are not needed, and try again."),
        ("detail",),
    ),
    Rule.CONVERTER_NOTICE: Sentence(
        N_("The converter says: {detail}"), N_("Read it, and correct what is meant."), ("detail",)
    ),
    Rule.UNKNOWN_TYPE: Sentence(
        N_("There is no question type “{type}”."),
        N_("Write a type of XLSForm into the column “type”."),
        ("type",),
    ),
    Rule.MISSING_LIST: Sentence(
        N_("The list “{list}” is not on the sheet “choices”."),
        N_("Add the list, or correct its name."),
        ("list",),
    ),
    Rule.MISSING_NAME: Sentence(
        N_("A question, group or choice has no name."), N_("Write a name into the column “name”.")
    ),
    Rule.INVALID_NAME: Sentence(
        N_("The value of the column “{column}” cannot be a name."),
        N_("Begin with a letter and use letters, digits, “_”, “-” and “.” only."),
        ("column",),
    ),
    Rule.RESERVED_NAME: Sentence(
        N_("The name “{name}” is kept for the form itself."),
        N_("Give the question or group another name."),
        ("name",),
    ),
    Rule.DUPLICATE_NAME: Sentence(
        N_("The name “{name}” stands twice in the same group."),
        N_("Give each question a name of its own."),
        ("name",),
    ),
    Rule.DUPLICATE_COLUMN: Sentence(
        N_("There are two columns “{name}” on one sheet."), N_("Take one out."), ("name",)
    ),
    Rule.UNKNOWN_REFERENCE: Sentence(
        N_("There is no question “{name}”, but an expression asks for it."),
        N_("Add the question, or correct the name in the expression."),
        ("name",),
    ),
    Rule.OTHER_DIALECT: Sentence(
        N_(
            "The form was written for another program: {program}. Its own types are not known here."
        ),
        N_("Ask its author for a plain XLSForm."),
        ("program",),
    ),
}
