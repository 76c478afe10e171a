"""What importing a questionnaire yields: the form as it is kept, a report, and proposals."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from intake.domain.compartments import Compartment
from intake.domain.ids import FormHash


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """The form is refused until its author corrects this."""
    REPAIR = "repair"
    """The workbook was changed so that it could be read; the change is listed here."""
    NOTICE = "notice"
    """The form works; its author may want to know."""


class Rule(StrEnum):
    """Every rule of the report. Each has a sentence in `intake.forms.importing.words`."""

    # the file
    EMPTY_FILE = "empty_file"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    NOT_A_FORM = "not_a_form"
    WRONG_ENDING = "wrong_ending"
    PROTECTED_WORKBOOK = "protected_workbook"
    DAMAGED_WORKBOOK = "damaged_workbook"
    DAMAGED_XML = "damaged_xml"
    DAMAGED_ZIP = "damaged_zip"
    DAMAGED_TEXT = "damaged_text"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    UNSAFE_NAME = "unsafe_name"
    NO_FORM_IN_ZIP = "no_form_in_zip"
    SEVERAL_FORMS_IN_ZIP = "several_forms_in_zip"
    MEDIA_LEFT_OUT = "media_left_out"
    MEDIA_TOO_LARGE = "media_too_large"
    LINK_IN_ZIP = "link_in_zip"
    ENTITIES_IN_XML = "entities_in_xml"
    TOO_DEEP = "too_deep"
    NOT_AN_XFORM = "not_an_xform"
    MORE_OF_THE_SAME = "more_of_the_same"
    # the cells
    TOO_MANY_COLUMNS = "too_many_columns"
    TOO_MANY_CELLS = "too_many_cells"
    CELL_TOO_LONG = "cell_too_long"
    CELL_WITHOUT_COLUMN = "cell_without_column"
    FORMULA_WITHOUT_RESULT = "formula_without_result"
    FORMULA_RESULTS_USED = "formula_results_used"
    ROWS_BEHIND_A_GAP = "rows_behind_a_gap"
    CELL_ERROR = "cell_error"
    # repairs of the workbook
    DELIMITER_READ = "delimiter_read"
    SHEET_RENAMED = "sheet_renamed"
    FOREIGN_COLUMN = "foreign_column"
    ALIAS_COLUMNS = "alias_columns"
    ALIAS_VALUE_DROPPED = "alias_value_dropped"
    REPEATED_CHOICE = "repeated_choice"
    FILTERED_CHOICES = "filtered_choices"
    EXTERNAL_CHOICES = "external_choices"
    CHOICES_ALIKE = "choices_alike"
    TYPE_SPELLED = "type_spelled"
    EXPRESSION_SPELLED = "expression_spelled"
    GROUP_NAMED = "group_named"
    ROW_LEFT_OUT = "row_left_out"
    LABEL_FROM_NAME = "label_from_name"
    PARAMETER_LEFT_OUT = "parameter_left_out"
    DIRECTION_REMOVED = "direction_removed"
    CHARACTERS_REMOVED = "characters_removed"
    FILE_EMBEDDED = "file_embedded"
    # conversion
    CONVERTER_REFUSED = "converter_refused"
    CONVERTER_FAILED = "converter_failed"
    CONVERTER_NOTICE = "converter_notice"
    UNKNOWN_TYPE = "unknown_type"
    MISSING_LIST = "missing_list"
    UNMATCHED_GROUP = "unmatched_group"
    MISSING_CALCULATION = "missing_calculation"
    CHOICE_WITH_SPACE = "choice_with_space"
    MISSING_NAME = "missing_name"
    INVALID_NAME = "invalid_name"
    RESERVED_NAME = "reserved_name"
    DUPLICATE_NAME = "duplicate_name"
    DUPLICATE_COLUMN = "duplicate_column"
    UNKNOWN_REFERENCE = "unknown_reference"
    OTHER_DIALECT = "other_dialect"
    # expressions
    EXPRESSION_SYNTAX = "expression_syntax"
    EXPRESSION_LIMIT = "expression_limit"
    UNKNOWN_FUNCTION = "unknown_function"
    WRONG_ARGUMENTS = "wrong_arguments"
    UNKNOWN_COLUMN = "unknown_column"
    UNKNOWN_NAME = "unknown_name"
    CIRCULAR = "circular"
    GLUED_OPERATOR = "glued_operator"
    UNANCHORED_REGEX = "unanchored_regex"
    NOT_IN_COLLECT = "not_in_collect"
    QUOTED_DATE = "quoted_date"
    DECIMAL_EQUALS = "decimal_equals"
    BLANK_IN_EXTREME = "blank_in_extreme"
    ROUND_NEGATIVE = "round_negative"
    NUMBER_WITH_COMMA = "number_with_comma"
    IMPOSSIBLE_DATE = "impossible_date"
    ROUNDED_DISTANCE = "rounded_distance"
    DATE_AS_NUMBER = "date_as_number"
    MAX_NEGATIVE = "max_negative"
    # versions
    TYPE_CHANGED = "type_changed"
    # questions
    UNSUPPORTED_KIND = "unsupported_kind"
    ONLY_ANOTHER_PROGRAM = "only_another_program"
    SIMPLER_KIND = "simpler_kind"
    LEFT_EMPTY = "left_empty"
    MISSING_MEDIA = "missing_media"
    SOUND_NOT_PLAYED = "sound_not_played"
    MISSING_FILE = "missing_file"
    LIST_LACKS_COLUMN = "list_lacks_column"
    DAMAGED_ATTACHMENT = "damaged_attachment"
    ENTITIES = "entities"
    ENCRYPTED_FORM = "encrypted_form"
    OR_OTHER = "or_other"
    NO_FORM_ID = "no_form_id"
    NO_QUESTIONS = "no_questions"
    STATED_AS_CORE = "stated_as_core"
    # languages
    MISSING_TRANSLATION = "missing_translation"
    LANGUAGE_MERGED = "language_merged"
    LANGUAGE_NAMED = "language_named"
    LANGUAGE_READ = "language_read"
    LANGUAGE_UNCLEAR = "language_unclear"
    LANGUAGE_MISSING = "language_missing"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report. `row` counts from 1 as in a spreadsheet; 0 is the whole sheet."""

    severity: Severity
    rule: Rule
    facts: tuple[str, ...] = ()
    sheet: str = ""
    row: int = 0
    column: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, in the order in which they were made."""

    findings: tuple[Finding, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What refuses the form."""
        return tuple(each for each in self.findings if each.severity is Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Where the answers to one question would be kept, for the importer to confirm."""

    path: str
    """The question's path without the form's root, as in `KeptForm.compartments`."""
    label: str
    compartment: Compartment
    rule: str
    """The name of the rule in `intake.forms.compartment_rules` that proposes it."""


@dataclass(frozen=True, slots=True)
class FormPackage:
    """One version of one form, ready to be kept."""

    hash: FormHash
    form_id: str
    version: str
    title: str
    xform: bytes
    source: bytes
    source_name: str
    languages: tuple[str, ...]
    """BCP 47 tags, in the order of the form."""
    questions: int
    media: Mapping[str, bytes] = field(default_factory=dict, hash=False)
    """Pictures, recordings and lists that came with the form, by the names that it uses."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The package is absent when the report holds an error."""

    package: FormPackage | None
    report: Report
    proposals: tuple[Proposal, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict, hash=False)
    """The row of each question in its workbook, by path; empty for a form that came as XML."""

    @property
    def compartments(self) -> Mapping[str, Compartment]:
        """Return the proposals as a form keeps them: a path that is absent is core."""
        return {
            each.path: each.compartment
            for each in self.proposals
            if each.compartment is not Compartment.CORE
        }
