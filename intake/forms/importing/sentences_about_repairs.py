"""What the report says about what was changed so that a form could be read."""

from collections.abc import Mapping
from typing import Final

from intake.forms.importing.sentences import AS_IT_IS, Sentence
from intake.forms.package import Rule
from intake.i18n import N_

REPAIR_SENTENCES: Final[Mapping[Rule, Sentence]] = {
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
    Rule.TYPE_SPELLED: Sentence(
        N_("The type “{written}” was read as “{spelled}”."), AS_IT_IS, ("written", "spelled")
    ),
    Rule.EXPRESSION_SPELLED: Sentence(
        N_("“{written}” was read as “{spelled}”."),
        N_("Check that this is what is meant."),
        ("written", "spelled"),
    ),
    Rule.GROUP_NAMED: Sentence(
        N_("A group has no name. It is called “{name}”."),
        N_("Give the group a name: it is part of the name of each answer in it."),
        ("name",),
    ),
    Rule.ROW_LEFT_OUT: Sentence(
        N_("A row without type and name was left out: {text}"), AS_IT_IS, ("text",)
    ),
    Rule.LABEL_FROM_NAME: Sentence(
        N_("“{name}” has no label; its name is shown instead."),
        N_("Write a label for this question."),
        ("name",),
    ),
    Rule.PARAMETER_LEFT_OUT: Sentence(
        N_("The parameter “{name}” does not belong to this type of question and was left out."),
        AS_IT_IS,
        ("name",),
    ),
    Rule.DIRECTION_REMOVED: Sentence(
        N_("Characters that turn the direction of writing were taken out."),
        N_("Do not trust this form unless you know who made it: such characters can hide a text."),
    ),
    Rule.CHARACTERS_REMOVED: Sentence(
        N_("Characters that cannot be shown were taken out."), N_("Check the text of this cell.")
    ),
    Rule.FILE_EMBEDDED: Sentence(
        N_("The list {name} was put into the form, with {count} entries."),
        AS_IT_IS,
        ("name", "count"),
    ),
}
