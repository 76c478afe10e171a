"""What the report says about the conversion of a workbook."""

from collections.abc import Mapping
from typing import Final

from intake.forms.importing.sentences import CORRECT_CELL, Sentence
from intake.forms.package import Rule
from intake.i18n import N_

CONVERSION_SENTENCES: Final[Mapping[Rule, Sentence]] = {
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
    Rule.UNMATCHED_GROUP: Sentence(
        N_("“{block}” has no counterpart."),
        N_("Every begin needs its end, of the same kind and in the right order."),
        ("block",),
    ),
    Rule.MISSING_CALCULATION: Sentence(
        N_("A question of the type calculate has no calculation."),
        N_("Write an expression into the column “calculation”."),
    ),
    Rule.CHOICE_WITH_SPACE: Sentence(
        N_("The code “{code}” of the list “{list}” holds a space; several choices cannot have it."),
        N_("Write “_” in the place of the space."),
        ("code", "list"),
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
