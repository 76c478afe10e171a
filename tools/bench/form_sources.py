"""Forms to measure with: one of real life from the corpus, and made ones of any length."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from intake.app import check_form
from tools.bench.settings import CORPUS, Settings

WHO_VA = CORPUS / "forms" / "WHO_VA_2016__WHOVA2016_v1_5_3_XLS_form_for_ODK__86f81b.xlsx"
NO_CORPUS = "the public test data is not here"
_COLUMNS = ("type", "name", "label::English (en)", "label::Español (es)", "relevant", "constraint")
_KINDS = ("select_one yn", "integer", "text", "select_multiple several", "date")


def stored_xform(settings: Settings, name: str, source: Path | bytes) -> Path:
    """Return the XForm that the store would hold of a form, compiled once."""
    kept = settings.folder("forms") / f"{name}.xml"
    if not kept.is_file():
        content = source if isinstance(source, bytes) else source.read_bytes()
        file = f"{name}.md" if isinstance(source, bytes) else source.name
        package = check_form(content, file).package
        if package is None:
            raise ValueError(f"{file} does not compile")
        kept.write_bytes(package.xform)
    return kept


def made_form(questions: int) -> bytes:
    """Return a workbook as Markdown: kinds in turns, two languages, a fifth of it conditional."""
    rows = [_COLUMNS]
    for number in range(questions):
        kind = _KINDS[number % len(_KINDS)]
        before = f"${{q{number - 5}}} = 'yes'" if number % 5 == 0 and number >= 5 else ""
        limit = ". < 120" if kind == "integer" else ""
        words = f"Question {number}: what happened?", f"Pregunta {number}: ¿qué pasó?"
        rows.append((kind, f"q{number}", *words, before, limit))
    choices = [("list_name", "name", "label::English (en)", "label::Español (es)")]
    for list_, codes in (("yn", ("yes", "no", "dk")), ("several", ("a", "b", "c", "d"))):
        choices += [(list_, code, f"Choice {code}", f"Opción {code}") for code in codes]
    settings = [("form_id", "version", "form_title"), ("made", "1", "Made")]
    sheets = (_sheet("survey", rows), _sheet("choices", choices), _sheet("settings", settings))
    return "\n".join(sheets).encode()


def plain_xform(questions: int, *, on_one_page: bool) -> bytes:
    """Return an XForm of text questions, one on a page or all on one."""
    names = [f"q{number}" for number in range(questions)]
    nodes = "".join(f"<{name}/>" for name in names)
    binds = "".join(f'<bind nodeset="/d/g/{name}" type="string"/>' for name in names)
    asked = "".join(
        f'<input ref="/d/g/{name}"><label>Question {name}: what happened then?</label></input>'
        for name in names
    )
    page = ' appearance="field-list"' if on_one_page else ""
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">'
        f'<h:head><h:title>t</h:title><model><instance><d id="d" version="1"><g>{nodes}</g></d>'
        f"</instance>{binds}</model></h:head>"
        f'<h:body><group ref="/d/g"{page}>{asked}</group></h:body></h:html>'
    ).encode()


def _sheet(name: str, rows: Sequence[tuple[str, ...]]) -> str:
    return "\n".join([f"| {name} |", *(f"| | {' | '.join(row)} |" for row in rows)])
