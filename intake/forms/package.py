"""What importing a questionnaire yields: the form as it is kept, a report, and proposals."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

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
    TEXT_RECODED = "text_recoded"
    DELIMITER_READ = "delimiter_read"
    SHEET_RENAMED = "sheet_renamed"
    FOREIGN_COLUMN = "foreign_column"
    ALIAS_COLUMNS = "alias_columns"
    ALIAS_VALUE_DROPPED = "alias_value_dropped"
    REPEATED_CHOICE = "repeated_choice"
    FILTERED_CHOICES = "filtered_choices"
    EXTERNAL_CHOICES = "external_choices"
    CHOICES_ALIKE = "choices_alike"
    CHARACTERS_REMOVED = "characters_removed"
    FILE_EMBEDDED = "file_embedded"
    # conversion
    CONVERTER_REFUSED = "converter_refused"
    CONVERTER_FAILED = "converter_failed"
    CONVERTER_NOTICE = "converter_notice"
    UNKNOWN_TYPE = "unknown_type"
    MISSING_LIST = "missing_list"
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
    # questions
    UNSUPPORTED_KIND = "unsupported_kind"
    SIMPLER_KIND = "simpler_kind"
    LEFT_EMPTY = "left_empty"
    MISSING_MEDIA = "missing_media"
    MISSING_FILE = "missing_file"
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

    @property
    def compartments(self) -> Mapping[str, Compartment]:
        """Return the proposals as a form keeps them: a path that is absent is core."""
        return {
            each.path: each.compartment
            for each in self.proposals
            if each.compartment is not Compartment.CORE
        }


# --- across the boundary of the child process

_FORMAT: Final = 2


def packed(result: ImportResult) -> Iterator[bytes]:
    """Yield `result` as one line of JSON, and after it the bytes of its files as they are."""
    package = result.package
    files = {} if package is None else {"xform": package.xform, "source": package.source}
    media = {} if package is None else package.media
    document = {
        "format": _FORMAT,
        "package": None if package is None else _write_package(package),
        "files": [[name, len(content)] for name, content in files.items()],
        "media": [[name, len(content)] for name, content in media.items()],
        "findings": [_write_finding(each) for each in result.report.findings],
        "proposals": [
            [each.path, each.label, each.compartment.value, each.rule] for each in result.proposals
        ],
    }
    yield json.dumps(document, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"
    yield from files.values()
    yield from media.values()


def unpacked(content: bytes) -> ImportResult:
    """Read what `packed` wrote; raise ValueError for anything else."""
    end = content.find(b"\n")
    try:
        document = json.loads(content[:end] if end >= 0 else content)
        if document["format"] != _FORMAT:
            raise ValueError("another format")
        rest = memoryview(content)[end + 1 :]
        lists = [_sizes(document["files"]), _sizes(document["media"])]
        if sum(size for each in lists for _name, size in each) != len(rest):
            raise ValueError("cut short")
        files, media = _cut(rest, lists)
        package = document["package"]
        return ImportResult(
            None if package is None else _read_package(package, files, media),
            Report(tuple(_read_finding(each) for each in document["findings"])),
            tuple(_read_proposal(each) for each in document["proposals"]),
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no import result") from error


def _sizes(written: list[Any]) -> list[tuple[str, int]]:
    return [(_text(name), _number(size)) for name, size in written]


def _cut(rest: memoryview, lists: list[list[tuple[str, int]]]) -> list[dict[str, bytes]]:
    """Return the files of each list, which stand in `rest` one after the other."""
    cut: list[dict[str, bytes]] = []
    at = 0
    for sizes in lists:
        cut.append({})
        for name, size in sizes:
            cut[-1][name] = bytes(rest[at : at + size])
            at += size
    return cut


def _write_package(package: FormPackage) -> dict[str, object]:
    return {
        "hash": package.hash,
        "form_id": package.form_id,
        "version": package.version,
        "title": package.title,
        "source_name": package.source_name,
        "languages": list(package.languages),
        "questions": package.questions,
    }


def _read_package(
    document: dict[str, Any], files: Mapping[str, bytes], media: Mapping[str, bytes]
) -> FormPackage:
    return FormPackage(
        hash=FormHash(_text(document["hash"])),
        form_id=_text(document["form_id"]),
        version=_text(document["version"]),
        title=_text(document["title"]),
        xform=files["xform"],
        source=files["source"],
        source_name=_text(document["source_name"]),
        languages=tuple(_text(each) for each in document["languages"]),
        questions=_number(document["questions"]),
        media=media,
    )


def _write_finding(finding: Finding) -> list[object]:
    return [
        finding.severity.value,
        finding.rule.value,
        list(finding.facts),
        finding.sheet,
        finding.row,
        finding.column,
    ]


def _read_finding(written: list[Any]) -> Finding:
    severity, rule, facts, sheet, row, column = written
    return Finding(
        Severity(severity),
        Rule(rule),
        tuple(_text(each) for each in facts),
        _text(sheet),
        _number(row),
        _text(column),
    )


def _read_proposal(written: list[Any]) -> Proposal:
    path, label, compartment, rule = written
    return Proposal(_text(path), _text(label), Compartment(compartment), _text(rule))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not text")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("not a number")
    return value
