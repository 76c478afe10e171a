"""From the bytes of a stranger's file to a form that can be kept, with a report of everything."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Final

from lxml import etree

from intake.domain.errors import UnreadableFormError
from intake.domain.ids import FormHash
from intake.forms.compartment_rules import overruled, propose
from intake.forms.counting import count_questions
from intake.forms.importing.attaching import embed
from intake.forms.importing.cell_safety import straighten, straighten_xform
from intake.forms.importing.cells import inspect_cells, inspect_formulas
from intake.forms.importing.choice_repairs import settle_choices
from intake.forms.importing.converting import convert
from intake.forms.importing.expression_spellings import spell_expressions
from intake.forms.importing.findings import Findings, RefusedError
from intake.forms.importing.hardened_xml import parse
from intake.forms.importing.locating import Rows, rows_of
from intake.forms.importing.media import lint_media, media_of
from intake.forms.importing.nesting import inspect_nesting
from intake.forms.importing.other_choices import say_other
from intake.forms.importing.reading import guarded, read_workbook
from intake.forms.importing.repairs import name_form, repair
from intake.forms.importing.sniffing import Kind, Sniffed, sniff
from intake.forms.importing.tiers import (
    lint_intents,
    lint_kinds,
    lint_listed_twice,
    lint_written_types,
)
from intake.forms.importing.translations import lint_languages, lint_translations
from intake.forms.importing.type_spellings import leave_out_notes, spell_types
from intake.forms.importing.workbook import Workbook, check_workbook
from intake.forms.lint import lint_expressions
from intake.forms.model import FormDef
from intake.forms.package import Finding, FormPackage, ImportResult, Rule, Severity
from intake.forms.xform import read_form

_XFORMS: Final = "http://www.w3.org/2002/xforms"
_XHTML: Final = "http://www.w3.org/1999/xhtml"
_ENTITIES: Final = "http://www.opendatakit.org/xforms/entities"
_BEFORE_CONVERSION: Final = frozenset({Rule.TOO_DEEP, Rule.UNMATCHED_GROUP})
_CHT_GROUPS: Final = frozenset({"inputs/contact", "inputs/meta", "inputs/user"})


@dataclass(frozen=True, slots=True)
class _Made:
    """An XForm, and where its questions stood in the workbook that it came from."""

    xform: bytes
    rows: Rows
    intents: tuple[str, ...] = ()
    """Paths of the groups that another program fills in."""


def compile_form(content: bytes, name: str) -> ImportResult:
    """Read `content`, whose file is called `name`, as a questionnaire: never raises for content."""
    findings = Findings()
    source_name = _tidy(name)
    try:
        sniffed = sniff(content, source_name, findings)
        made, embedded = _complete(_made_from(sniffed, source_name, findings), sniffed, findings)
        form = _read(made.xform, source_name, dict(sniffed.attachments), findings)
    except RefusedError:
        return ImportResult(None, findings.report())
    media = media_of(form, sniffed.attachments, embedded, findings)
    for finding in _lint(form, made, media):
        findings.add(made.rows.placed(finding))
    if findings.has_errors:
        return ImportResult(None, findings.report())
    package = FormPackage(
        hash=FormHash(sha256(made.xform).hexdigest()),
        form_id=form.form_id,
        version=form.version,
        title=form.title or form.form_id or source_name,
        xform=made.xform,
        source=content,
        source_name=source_name,
        languages=tuple(language.tag for language in form.languages),
        questions=count_questions(form),
        media=media,
    )
    proposals = propose(form)
    for path in overruled(form, proposals):
        findings.add(made.rows.placed(Finding(Severity.NOTICE, Rule.STATED_AS_CORE, (path,))))
    return ImportResult(package, findings.report(), proposals, made.rows.by_path)


def _made_from(sniffed: Sniffed, file: str, findings: Findings) -> _Made:
    if sniffed.kind is Kind.XFORM:
        return _Made(sniffed.content, Rows())
    workbook = read_workbook(sniffed.content, sniffed.kind, findings)
    check_workbook(workbook, findings)
    _repair(workbook, file, findings)
    rows = rows_of(workbook)
    inspect_cells(workbook, findings)
    inspect_nesting(workbook, findings)
    if sniffed.kind is Kind.XLSX:
        with guarded(findings):
            inspect_formulas(sniffed.content, workbook, findings)
    if any(each.rule in _BEFORE_CONVERSION for each in findings):
        raise RefusedError("not to be converted")
    try:
        converted = convert(workbook, rows, findings)
    except RefusedError:
        _name_dialect(rows, findings)
        raise
    for finding in lint_written_types(rows.types):
        findings.add(rows.placed(finding))
    return _Made(converted.xform, rows)


def _repair(workbook: Workbook, file: str, findings: Findings) -> None:
    straighten(workbook, findings)
    name_form(workbook, file, findings)
    repair(workbook, findings)
    settle_choices(workbook, findings)
    leave_out_notes(workbook, findings)
    spell_types(workbook, findings)
    spell_expressions(workbook, findings)


def _complete(made: _Made, sniffed: Sniffed, findings: Findings) -> tuple[_Made, frozenset[str]]:
    """Check that the XForm is one, and put attached lists into it; return their names too."""
    root = parse(made.xform, findings)
    model = root.find(f"{{{_XHTML}}}head/{{{_XFORMS}}}model")
    if (
        root.tag != f"{{{_XHTML}}}html"
        or model is None
        or model.find(f"{{{_XFORMS}}}instance") is None
    ):
        raise findings.refuse(Rule.NOT_AN_XFORM)
    if any(each.get("base64RsaPublicKey") for each in model.iter(f"{{{_XFORMS}}}submission")):
        findings.notice(Rule.ENCRYPTED_FORM)
    if next(model.iter(f"{{{_ENTITIES}}}*"), None) is not None or _saves_entities(model):
        findings.error(Rule.ENTITIES)
    for control in root.iter(f"{{{_XFORMS}}}input"):
        if control.get("query"):
            facts = (_path(control), "select_one_external")
            refused = Finding(Severity.ERROR, Rule.UNSUPPORTED_KIND, facts, column="type")
            findings.add(made.rows.placed(refused))
    groups = root.iter(f"{{{_XFORMS}}}group")
    made = replace(made, intents=tuple(_path(each) for each in groups if each.get("intent")))
    embedded = embed(root, dict(sniffed.attachments), findings)
    is_said = say_other(root, made.rows.types)
    is_turned = straighten_xform(root, findings)
    if not embedded and not is_said and not is_turned and _is_utf8(made.xform, root):
        return made, embedded
    xform = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return replace(made, xform=xform), embedded


def _path(control: "etree._Element") -> str:
    return (control.get("ref") or "").lstrip("/").partition("/")[2]


def _is_utf8(xform: bytes, root: "etree._Element") -> bool:
    stated = (root.getroottree().docinfo.encoding or "UTF-8").upper()
    try:
        xform.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return stated in {"UTF-8", "US-ASCII", "ASCII"}


def _saves_entities(model: "etree._Element") -> bool:
    return any(f"{{{_ENTITIES}}}saveto" in bind.attrib for bind in model.iter(f"{{{_XFORMS}}}bind"))


def _read(xform: bytes, name: str, files: Mapping[str, bytes], findings: Findings) -> FormDef:
    try:
        return read_form(xform, media=files)
    except UnreadableFormError as error:
        raise findings.refuse(Rule.NOT_AN_XFORM, error.detail or error.rule or name) from error


def _lint(form: FormDef, made: _Made, media: Collection[str]) -> Iterator[Finding]:
    yield from lint_kinds(form)
    yield from lint_intents(form, made.intents)
    if not made.rows.by_path:
        yield from lint_listed_twice(form)
    yield from lint_media(form, media)
    yield from lint_expressions(form)
    yield from lint_languages(form, made.rows)
    yield from lint_translations(form, made.rows)


def _name_dialect(rows: Rows, findings: Findings) -> None:
    """Say so where a form is written for another program: its errors are then not its author's."""
    types = [each.lower() for each in rows.types.values()]
    if any(each.startswith("db:") for each in types) or _CHT_GROUPS & set(rows.by_path):
        findings.error(Rule.OTHER_DIALECT, "Community Health Toolkit")
    elif any(each.startswith(("set form title", "select one from source")) for each in types):
        findings.error(Rule.OTHER_DIALECT, "Formhub")


def _tidy(name: str) -> str:
    """Return the last part of a file's name, without what cannot be printed."""
    last = PurePosixPath(name.replace("\\", "/")).name
    return "".join(each for each in last if each.isprintable())[:120]
