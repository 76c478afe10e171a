"""What a file is, by its bytes and never by its name."""

from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import PurePosixPath
from stat import S_ISLNK
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from intake.forms.importing.findings import Findings
from intake.forms.package import Rule

MOST_BYTES: Final = 10 * 1024 * 1024
MOST_BYTES_OF_ZIP: Final = 105 * 1024 * 1024
MOST_BYTES_OF_MEDIUM: Final = 20 * 1024 * 1024
MOST_UNPACKED: Final = 100 * 1024 * 1024
MOST_MEMBERS: Final = 2_000
MOST_RATIO: Final = 250
MOST_CELLS: Final = 250_000
"""Cells that hold something, on all sheets together."""
RATIO_MATTERS_FROM: Final = 8 * 1024 * 1024
"""Below this size a member may be as repetitive as it likes."""


class Kind(StrEnum):
    """The shapes in which a questionnaire arrives."""

    XLSX = "xlsx"
    XLS = "xls"
    CSV = "csv"
    MARKDOWN = "md"
    XFORM = "xml"


Attachments = tuple[tuple[str, bytes], ...]
"""Files that came with a questionnaire: the last part of their names, and their bytes."""


@dataclass(frozen=True, slots=True)
class Sniffed:
    """The questionnaire itself, and the files that came with it."""

    kind: Kind
    content: bytes
    attachments: Attachments = ()


_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_PROTECTED: Final = "EncryptedPackage".encode("utf-16-le")
_XFORMS: Final = b"http://www.w3.org/2002/xforms"
"""Stands in an XForm, and not in a list beside it."""
_ENDINGS: Final = {
    ".xlsx": Kind.XLSX,
    ".xlsm": Kind.XLSX,
    ".xls": Kind.XLS,
    ".csv": Kind.CSV,
    ".md": Kind.MARKDOWN,
    ".xml": Kind.XFORM,
}


def sniff(content: bytes, name: str, findings: Findings) -> Sniffed:
    """Find the questionnaire in `content`, within the limits; raise RefusedError otherwise."""
    if not content.strip():
        raise findings.refuse(Rule.EMPTY_FILE)
    is_zip = content.startswith(b"PK\x03\x04")
    _demand_size(content, MOST_BYTES_OF_ZIP if is_zip else MOST_BYTES, findings)
    ending = PurePosixPath(name.lower().replace("\\", "/")).suffix
    if is_zip:
        return _sniff_zip(content, ending, findings)
    sniffed = Sniffed(_kind_of(content, findings), content)
    _compare_with_ending(sniffed.kind, ending, findings)
    return sniffed


def _demand_size(content: bytes, most: int, findings: Findings) -> None:
    if len(content) > most:
        raise findings.refuse(Rule.TOO_LARGE, str(most // 1024 // 1024))


def _kind_of(content: bytes, findings: Findings) -> Kind:
    if content.startswith(_OLE):
        if _PROTECTED in content:
            raise findings.refuse(Rule.PROTECTED_WORKBOOK)
        return Kind.XLS
    if _looks_like_xml(content):
        return Kind.XFORM
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        rule = Rule.NOT_A_FORM if b"\x00" in content else Rule.DAMAGED_TEXT
        raise findings.refuse(rule) from error
    if "\x00" in text:
        raise findings.refuse(Rule.NOT_A_FORM)
    lines = [line for line in text[:5_000].splitlines() if line.strip()]
    if any(line.lstrip().startswith("|") for line in lines):
        return Kind.MARKDOWN
    if any(text[:5_000].count(mark) >= 4 for mark in (",", ";", "\t")):
        return Kind.CSV
    raise findings.refuse(Rule.NOT_A_FORM)


def _looks_like_xml(content: bytes) -> bool:
    for mark, coding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if content.startswith(mark):
            return content[2:402].decode(coding, "ignore").lstrip().startswith("<")
    return content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def _compare_with_ending(kind: Kind, ending: str, findings: Findings) -> None:
    if ending and _ENDINGS.get(ending) is not kind:
        findings.notice(Rule.WRONG_ENDING, ending, kind.value)


def _sniff_zip(content: bytes, ending: str, findings: Findings) -> Sniffed:
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = _checked_members(archive, findings)
            if any(each.filename == "[Content_Types].xml" for each in members):
                _demand_size(content, MOST_BYTES, findings)
                _inspect_parts(archive, members, findings)
                _compare_with_ending(Kind.XLSX, ending, findings)
                return Sniffed(Kind.XLSX, content)
            return _form_in(archive, members, findings)
    except (BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        raise findings.refuse(Rule.DAMAGED_ZIP) from error
    except Exception as error:
        if type(error).__module__ in {"zlib", "_lzma", "lzma"}:  # their errors have no common base
            raise findings.refuse(Rule.DAMAGED_ZIP) from error
        raise


def _checked_members(archive: ZipFile, findings: Findings) -> list[ZipInfo]:
    members = archive.infolist()
    unpacked = sum(each.file_size for each in members)
    bomb = any(
        each.file_size > RATIO_MATTERS_FROM
        and each.file_size > MOST_RATIO * max(each.compress_size, 1)
        for each in members
    )
    if bomb or unpacked > MOST_UNPACKED or len(members) > MOST_MEMBERS:
        raise findings.refuse(Rule.UNPACKS_TOO_LARGE, str(MOST_UNPACKED // 1024 // 1024))
    for each in members:
        if not _is_safe(each.filename):
            raise findings.refuse(Rule.UNSAFE_NAME)
        if S_ISLNK(each.external_attr >> 16):
            raise findings.refuse(Rule.LINK_IN_ZIP, _base(each))
    return [each for each in members if not each.is_dir()]


def _is_safe(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return not path.is_absolute() and ".." not in path.parts and ":" not in name


def _inspect_parts(archive: ZipFile, members: list[ZipInfo], findings: Findings) -> None:
    cells = 0
    for each in members:
        if not each.filename.endswith((".xml", ".rels", ".vml")):
            continue
        text = archive.read(each)
        if "worksheets/" in each.filename:
            cells += sum(text.count(mark) for mark in (b"v>", b"is>")) // 2
            if cells > MOST_CELLS:  # counted here, for a library reads all before it tells
                raise findings.refuse(Rule.TOO_MANY_CELLS, str(MOST_CELLS))
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text or b"\x00<\x00!" in text:
            raise findings.refuse(Rule.ENTITIES_IN_XML)
        if text.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise findings.refuse(Rule.DAMAGED_WORKBOOK)


def _form_in(archive: ZipFile, members: list[ZipInfo], findings: Findings) -> Sniffed:
    """Read a zip of one questionnaire and the files it needs."""
    seen = [each for each in members if not PurePosixPath(each.filename).name.startswith(".")]
    seen = [each for each in seen if "__MACOSX" not in PurePosixPath(each.filename).parts]
    others_than_lists = [each for each in seen if not _is_list(archive, each)]
    forms = _likely_forms(others_than_lists) or _likely_forms(seen)
    if not forms:
        raise findings.refuse(Rule.NO_FORM_IN_ZIP)
    if len(forms) > 1:
        raise findings.refuse(Rule.SEVERAL_FORMS_IN_ZIP, ", ".join(_base(each) for each in forms))
    for each in seen:
        if each is not forms[0] and each.file_size > MOST_BYTES_OF_MEDIUM:
            most = str(MOST_BYTES_OF_MEDIUM // 1024 // 1024)
            raise findings.refuse(Rule.MEDIA_TOO_LARGE, _base(each), most)
    form = archive.read(forms[0])
    _demand_size(form, MOST_BYTES, findings)
    if form.startswith(b"PK\x03\x04"):
        inner = _sniff_workbook_in_zip(form, findings)
    else:
        inner = Sniffed(_kind_of(form, findings), form)
    others = tuple((_base(each), archive.read(each)) for each in seen if each is not forms[0])
    return Sniffed(inner.kind, inner.content, others)


def _sniff_workbook_in_zip(form: bytes, findings: Findings) -> Sniffed:
    with ZipFile(BytesIO(form)) as archive:
        members = _checked_members(archive, findings)
        if not any(each.filename == "[Content_Types].xml" for each in members):
            raise findings.refuse(Rule.NOT_A_FORM)
        _inspect_parts(archive, members, findings)
    return Sniffed(Kind.XLSX, form)


def _is_list(archive: ZipFile, member: ZipInfo) -> bool:
    """Tell whether XML is a list that a form asks for, and no form itself."""
    if not member.filename.lower().endswith(".xml"):
        return False
    content = archive.read(member)
    return _XFORMS not in content and not content.startswith((b"\xff\xfe", b"\xfe\xff"))


def _likely_forms(members: list[ZipInfo]) -> list[ZipInfo]:
    """Workbooks before XForms before text tables: a CSV beside a workbook is its attachment."""
    for endings in ((".xlsx", ".xlsm", ".xls"), (".xml",), (".md",), (".csv",)):
        found = [each for each in members if each.filename.lower().endswith(endings)]
        if found:
            return found
    return []


def _base(member: ZipInfo) -> str:
    return PurePosixPath(member.filename.replace("\\", "/")).name
