"""Small questionnaires for tests, in every shape."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from openpyxl import Workbook

from intake.forms.package import Finding, ImportResult, Rule

Sheets = Mapping[str, Sequence[Sequence[object]]]

SURVEY: Sequence[Sequence[object]] = (
    ("type", "name", "label::English (en)", "label::Español (es)"),
    ("select_one yn", "cold", "Are you cold?", "¿Tiene frío?"),
)
CHOICES: Sequence[Sequence[object]] = (
    ("list_name", "name", "label::English (en)", "label::Español (es)"),
    ("yn", "yes", "Yes", "Sí"),
    ("yn", "no", "No", "No"),
)
SETTINGS: Sequence[Sequence[object]] = (("form_id", "version", "form_title"), ("cold", "7", "Cold"))


def xlsx(sheets: Sheets) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cold(**changed: Sequence[Sequence[object]]) -> bytes:
    """A whole small form; any sheet may be given anew."""
    return xlsx({"survey": SURVEY, "choices": CHOICES, "settings": SETTINGS, **changed})


def asking(*rows: Sequence[object], columns: Sequence[str] = ()) -> bytes:
    """A form of English questions: each row is type, name, label and the given columns."""
    survey = (("type", "name", "label::English (en)", *columns), *rows)
    return cold(survey=survey, choices=[row[:3] for row in CHOICES])


def zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def rewritten(workbook: bytes, member: str, old: bytes, new: bytes) -> bytes:
    """The same workbook with some bytes of one member replaced."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert old in files[member]
    files[member] = files[member].replace(old, new)
    return zipped(files)


def findings(result: ImportResult, rule: Rule) -> list[Finding]:
    return [each for each in result.report.findings if each.rule is rule]


def errors(result: ImportResult) -> list[Rule]:
    return [each.rule for each in result.report.errors]
