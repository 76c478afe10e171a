"""What the report says about expressions, questions and languages."""

from collections.abc import Mapping
from typing import Final

from intake.forms.importing.sentences import AS_IT_IS, CORRECT_CELL, Sentence
from intake.forms.package import Rule
from intake.i18n import N_

QUESTION_SENTENCES: Final[Mapping[Rule, Sentence]] = {
    # --- expressions
    Rule.EXPRESSION_SYNTAX: Sentence(
        N_("The expression of “{question}” cannot be read, near: {detail}"),
        CORRECT_CELL,
        ("question", "detail"),
    ),
    Rule.EXPRESSION_LIMIT: Sentence(
        N_("The expression of “{question}” is too long or nested too deep."),
        N_("Divide it among several calculations."),
        ("question", "detail"),
    ),
    Rule.UNKNOWN_FUNCTION: Sentence(
        N_("The expression of “{question}” asks for {function}(), which there is not."),
        N_("Correct the name of the function."),
        ("question", "function"),
    ),
    Rule.WRONG_ARGUMENTS: Sentence(
        N_("In the expression of “{question}”, {function}() cannot take {count} arguments."),
        CORRECT_CELL,
        ("question", "function", "count"),
    ),
    Rule.UNKNOWN_NAME: Sentence(
        N_("The expression of “{question}” asks for “{name}”, which the form does not have."),
        N_("Correct the name."),
        ("question", "name"),
    ),
    Rule.UNKNOWN_COLUMN: Sentence(
        N_("The filter of “{question}” asks for the column “{name}”, which its list lacks."),
        N_("Add the column to the sheet “choices”: without it no choice is shown."),
        ("question", "name"),
    ),
    Rule.CIRCULAR: Sentence(
        N_("“{question}” is calculated from itself: {circle}"),
        N_("Break the circle."),
        ("question", "circle"),
    ),
    Rule.GLUED_OPERATOR: Sentence(
        N_("In the expression of “{question}” a space is missing after an operator: {detail}"),
        N_("It works as it is; a space makes it easier to read."),
        ("question", "detail"),
    ),
    Rule.UNANCHORED_REGEX: Sentence(
        N_(
            "regex() of “{question}” lacks ^ and $: Collect compares the whole text, others a part."
        ),
        N_("Put ^ before and $ after the pattern."),
        ("question",),
    ),
    Rule.NOT_IN_COLLECT: Sentence(
        N_("The expression of “{question}” uses {function}(), which ODK Collect does not have."),
        N_("It works here."),
        ("question", "function"),
    ),
    Rule.QUOTED_DATE: Sentence(
        N_("The expression of “{question}” compares with '{date}', a date only in some programs."),
        N_("Write date( ) around it."),
        ("question", "date"),
    ),
    Rule.DECIMAL_EQUALS: Sentence(
        N_(
            "The expression of “{question}” compares a calculated decimal for equality: Collect "
            "takes two that nearly agree as equal, others do not."
        ),
        N_("Round both sides, or compare with < and >."),
        ("question",),
    ),
    Rule.BLANK_IN_EXTREME: Sentence(
        N_(
            "{function}() of “{question}” reads “{name}”, which may be blank: Collect passes over "
            "it, others find no number at all."
        ),
        N_("Give a blank answer a number with coalesce( )."),
        ("question", "function", "name"),
    ),
    Rule.ROUND_NEGATIVE: Sentence(
        N_("round() of “{question}” may meet a number such as -2.5: -2 in Collect, -3 in others."),
        N_("Round a number that is not negative."),
        ("question",),
    ),
    Rule.NUMBER_WITH_COMMA: Sentence(
        N_(
            "The expression of “{question}” takes “{text}” as a number: a comma is read by Collect "
            "alone."
        ),
        N_("Write numbers with a point, or ask for a number instead of a text."),
        ("question", "text"),
    ),
    Rule.IMPOSSIBLE_DATE: Sentence(
        N_(
            "The expression of “{question}” names the date '{date}', which there is not: Collect "
            "stops, others read a blank."
        ),
        CORRECT_CELL,
        ("question", "date"),
    ),
    Rule.DATE_AS_NUMBER: Sentence(
        N_(
            "The expression of “{question}” takes a date as a number: whole days in Collect, and "
            "the hours of the time zone with them in others."
        ),
        N_("Compare dates with dates, or take int( ) of the difference of two."),
        ("question",),
    ),
    Rule.MAX_NEGATIVE: Sentence(
        N_("max() of “{question}” has negative numbers only, and Collect finds none of them."),
        N_("Add a number from zero up, or turn the signs round and use min( )."),
        ("question",),
    ),
    Rule.ROUNDED_DISTANCE: Sentence(
        N_("distance() of “{question}” has every decimal in Collect and two in others."),
        N_("Round it, as in round(distance( ), 0)."),
        ("question",),
    ),
    # --- versions
    Rule.TYPE_CHANGED: Sentence(
        N_(
            "“{question}” is of the type {after} now; version {version} of this form, which is "
            "in the store, has it as {before}."
        ),
        N_("Give the question a new name: answers of two types cannot stand in one column."),
        ("question", "before", "after", "version"),
    ),
    # --- questions
    Rule.UNSUPPORTED_KIND: Sentence(
        N_("“{question}” is of the kind {kind}, which is not supported."),
        N_("Use a list on the sheet “choices” with a choice_filter."),
        ("question", "kind"),
    ),
    Rule.ONLY_ANOTHER_PROGRAM: Sentence(
        N_("“{question}” can only be filled in by another program ({kind}), which is not here."),
        N_("Let the answer be typed as well: take “read_only” out. Or leave the question out."),
        ("question", "kind"),
    ),
    Rule.SIMPLER_KIND: Sentence(
        N_("“{question}” asks for {kind}; it is shown in a simpler way."),
        N_("Look at the question before you use the form."),
        ("question", "kind"),
    ),
    Rule.LEFT_EMPTY: Sentence(
        N_("“{question}” stays empty: {kind} is not recorded here, to protect people."),
        AS_IT_IS,
        ("question", "kind"),
    ),
    Rule.MISSING_MEDIA: Sentence(
        N_("Pictures or recordings of the form did not come with it ({count}): {names}"),
        N_("Put the form and these files into one zip file and import that."),
        ("question", "count", "names"),
    ),
    Rule.SOUND_NOT_PLAYED: Sentence(
        N_("Recordings of the form that are not WAV cannot be played here ({count}): {names}"),
        N_("Save them as WAV and name those in the form."),
        ("question", "count", "names"),
    ),
    Rule.MISSING_FILE: Sentence(
        N_("The form needs the file {name}, which did not come with it."),
        N_("Put the form and the file into one zip file and import that."),
        ("question", "name"),
    ),
    Rule.LIST_LACKS_COLUMN: Sentence(
        N_("The list of “{question}” has no column “{name}”."),
        N_("Name its columns in “parameters”: value=…, label=…"),
        ("question", "name"),
    ),
    Rule.DAMAGED_ATTACHMENT: Sentence(
        N_("The list {name} cannot be read."), N_("Save it as CSV in UTF-8."), ("name",)
    ),
    Rule.ENTITIES: Sentence(
        N_("The form saves entities to a server, which is not supported."),
        N_("Take out the sheet “entities” and the column “save_to”."),
    ),
    Rule.ENCRYPTED_FORM: Sentence(
        N_("The form carries its own encryption key. It is not used: all answers are encrypted."),
        AS_IT_IS,
    ),
    Rule.OR_OTHER: Sentence(
        N_("“{question}” uses or_other: the program worded the added choice and its question."),
        N_("Write the choice “other” and its question into the form."),
        ("question",),
    ),
    Rule.NO_FORM_ID: Sentence(
        N_("The settings give no form_id: “{name}” was taken, from the name of the file."),
        N_("Write a form_id into the settings: it ties the versions of a form together."),
        ("name",),
    ),
    Rule.NO_QUESTIONS: Sentence(
        N_("There is no question in the file."),
        N_("Check that the first sheet is called “survey”."),
    ),
    Rule.STATED_AS_CORE: Sentence(
        N_("“{question}” is stated as core, but repeats an answer that is kept apart."),
        N_("It is kept apart as well, unless you decide otherwise."),
        ("question",),
    ),
    # --- languages
    Rule.MISSING_TRANSLATION: Sentence(
        N_("{language}: {count} texts are missing, the first at {places}"),
        N_("The form's first language is shown in their place."),
        ("language", "count", "places"),
    ),
    Rule.LANGUAGE_MERGED: Sentence(
        N_("The languages “{name}” and “{kept}” are one. The columns were renamed."),
        N_("Write the name of a language in the same way on every sheet."),
        ("name", "kept"),
    ),
    Rule.LANGUAGE_NAMED: Sentence(
        N_("The language “{name}” was written as “{written}”."),
        N_("Check that this is the language that is meant."),
        ("name", "written"),
    ),
    Rule.LANGUAGE_READ: Sentence(
        N_("The language “{name}” was read as {tag}."),
        N_("Write it with its tag, as in “Español (es)”."),
        ("name", "tag"),
    ),
    Rule.LANGUAGE_UNCLEAR: Sentence(
        N_("It is not clear which language “{name}” is. It is kept as {tag}."),
        N_("Write it with its tag, as in “Español (es)”."),
        ("name", "tag"),
    ),
    Rule.LANGUAGE_MISSING: Sentence(
        N_("The form does not say which language it is in."),
        N_("Write labels under “label::English (en)” or another language."),
    ),
}
