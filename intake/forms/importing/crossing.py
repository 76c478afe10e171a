"""The result of an import on its way out of the child process."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from intake.domain.compartments import Compartment
from intake.domain.ids import FormHash
from intake.forms.package import (
    Finding,
    FormPackage,
    ImportResult,
    Proposal,
    Report,
    Rule,
    Severity,
)

_FORMAT: Final = 3


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
        "rows": dict(result.rows),
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
            {_text(path): _number(row) for path, row in document["rows"].items()},
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
