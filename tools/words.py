"""Keep the message catalogues: collect the words in the code, merge Spanish, and judge the result.

    python -m tools.words extract            bring intake.pot and the catalogues up to the code
    python -m tools.words extract --prune    the same, dropping messages the code no longer has
    python -m tools.words add FILE.json      merge messages and their Spanish
    python -m tools.words check              the gate
    python -m tools.words coverage           what is translated, and what waits for a translator

The file for `add` holds {"English": "Español"}; a message with a context is written
"context|English"; a plural is {"{count} answer": {"plural": "{count} answers",
"es": ["{count} respuesta", "{count} respuestas"]}}.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from tools import form_marks, word_marks
from tools.word_lints import lint_pair

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "intake"
TRANSLATIONS = ROOT / "translations"
TEMPLATE = TRANSLATIONS / "intake.pot"
REQUIRED = ("es",)
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "bind": (3,),
}
STAMP = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """One message with its plural and its context."""

    message: str
    plural: str | None
    context: str | None

    @property
    def key(self) -> tuple[str, str | None]:
        """What gettext looks a message up by."""
        return self.message, self.context


def catalogue_path(language: str) -> Path:
    """Where the catalogue of a language lies."""
    return TRANSLATIONS / language / "LC_MESSAGES" / "intake.po"


def languages() -> list[str]:
    """Every language that has a catalogue, and those that must have one."""
    found = {path.parts[-3] for path in TRANSLATIONS.glob("*/LC_MESSAGES/intake.po")}
    return sorted(found | set(REQUIRED))


def entries_in_code(source: Path = SOURCE) -> dict[tuple[str, str | None], Entry]:
    """Every message that the code marks."""
    found: dict[tuple[str, str | None], Entry] = {}
    for _file, _line, message, _comments, context in extract_from_dir(
        str(source), method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        singular, plural = message if isinstance(message, tuple) else (message, None)
        if not singular:
            continue
        entry = Entry(singular, plural, context)
        if found.get(entry.key, entry).plural is None or plural is not None:
            found[entry.key] = entry
    return found


def extract(*, prune: bool) -> None:
    """Bring the template and every catalogue up to the code."""
    wanted = entries_in_code(SOURCE)
    template = _read(TEMPLATE, None)
    _merge_entries(template, wanted, prune=prune)
    _write(TEMPLATE, template)
    for language in languages():
        catalog = _read(catalogue_path(language), language)
        _merge_entries(catalog, wanted, prune=prune)
        _write(catalogue_path(language), catalog)


def add(path: Path) -> int:
    """Merge the messages of a JSON file; return how many there were."""
    given = json.loads(path.read_text(encoding="utf-8"))
    template, spanish = _read(TEMPLATE, None), _read(catalogue_path("es"), "es")
    for key, value in given.items():
        context, _, message = key.partition("|") if "|" in key else (None, "", key)
        if isinstance(value, Mapping):
            identity: str | tuple[str, str] = (message, value["plural"])
            text: str | tuple[str, ...] = tuple(value["es"])
        else:
            identity, text = message, value
        _put(template, identity, "", context)
        _put(spanish, identity, text, context)
    _write(TEMPLATE, template)
    _write(catalogue_path("es"), spanish)
    return len(given)


def check(source: Path = SOURCE, translations: Path = TRANSLATIONS) -> list[str]:
    """Every fault of the catalogues, as sentences; none means the gate is open."""
    wanted = entries_in_code(source)
    faults = list(_difference("intake.pot", wanted, _read(translations / "intake.pot", None)))
    for language in languages():
        catalog = _read(translations / language / "LC_MESSAGES" / "intake.po", language)
        if language in REQUIRED:
            faults += _difference(language, wanted, catalog)
            marks = word_marks.faults(catalog, word_marks.unconfirmed())
            faults += (f"{language}: {fault}" for fault in marks)
        for message in _messages(catalog):
            faults += (f"{language}: {fault}" for fault in _judge(message, language))
    return faults


def _judge(message: Message, language: str) -> Iterator[str]:
    texts = message.string if isinstance(message.string, tuple | list) else (message.string,)
    sources = message.id if isinstance(message.id, tuple | list) else (message.id,)
    if not all(texts) or (len(sources) > 1) != (len(texts) > 1):
        if language in REQUIRED:
            yield f"not translated: {sources[0]!r}"
        return
    if message.fuzzy:
        yield f"fuzzy: {sources[0]!r}"
    for text in texts:
        yield from lint_pair(tuple(sources), text or "", language)


def _difference(
    name: str, wanted: Mapping[tuple[str, str | None], Entry], catalog: Catalog
) -> Iterator[str]:
    have = {_key(message): _plural(message) for message in _messages(catalog)}
    for key, entry in wanted.items():
        if key not in have:
            yield f"{name}: missing {key[0]!r}"
        elif have[key] != entry.plural:
            yield f"{name}: another plural for {key[0]!r}"
    for key in have.keys() - wanted.keys():
        yield f"{name}: no longer in the code {key[0]!r}"


def _merge_entries(
    catalog: Catalog, wanted: Mapping[tuple[str, str | None], Entry], *, prune: bool
) -> None:
    for key, entry in wanted.items():
        present = catalog.get(key[0], key[1])
        if present is None or _plural(present) != entry.plural:
            identity = entry.message if entry.plural is None else (entry.message, entry.plural)
            _put(catalog, identity, "", entry.context)
    if prune:
        for message in list(_messages(catalog)):
            if _key(message) not in wanted:
                catalog.delete(*_key(message))


def _put(
    catalog: Catalog,
    identity: str | tuple[str, str],
    text: str | tuple[str, ...],
    context: str | None,
) -> None:
    singular = identity if isinstance(identity, str) else identity[0]
    present = catalog.get(singular, context)
    if present is not None and present.id != identity:
        catalog.delete(singular, context)
        present = None
    if present is None:
        empty = ("",) * catalog.num_plurals if isinstance(identity, tuple) else ""
        catalog.add(identity, text or empty, context=context)
    elif text:
        present.string = text


def _messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _key(message: Message) -> tuple[str, str | None]:
    return (message.id if isinstance(message.id, str) else message.id[0]), message.context


def _plural(message: Message) -> str | None:
    return None if isinstance(message.id, str) else message.id[1]


def _read(path: Path, language: str | None) -> Catalog:
    locale = None if language is None else language
    if not path.exists():
        return Catalog(locale=locale, domain="intake")
    return read_po(io.BytesIO(path.read_bytes()), locale=locale, domain="intake")


def _write(path: Path, catalog: Catalog) -> None:
    catalog.project, catalog.version = "intake", "1"
    catalog.copyright_holder = "The intake authors"
    catalog.header_comment = "# The words of intake."
    catalog.creation_date = catalog.revision_date = STAMP
    catalog.last_translator = catalog.msgid_bugs_address = ""
    catalog.language_team = ""
    catalog.fuzzy = False
    word_marks.mark(catalog, word_marks.unconfirmed())
    out = io.BytesIO()
    write_po(out, catalog, width=0, no_location=True, sort_output=True, ignore_obsolete=True)
    text = re.sub(rb'^"Generated-By: .*\n', b"", out.getvalue(), flags=re.MULTILINE)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(path.suffix + ".new")
    beside.write_bytes(text.rstrip(b"\n") + b"\n")
    beside.replace(path)


def main(arguments: list[str] | None = None) -> int:
    """Run one of the commands; 1 means that the gate is shut."""
    parser = argparse.ArgumentParser(prog="python -m tools.words", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("extract").add_argument("--prune", action="store_true")
    commands.add_parser("add").add_argument("file", type=Path)
    commands.add_parser("check")
    commands.add_parser("coverage")
    given = parser.parse_args(arguments)
    if given.command == "extract":
        extract(prune=given.prune)
        found = form_marks.waiting(word_marks.unconfirmed())
        form_marks.LIST.write_text(form_marks.written(found), encoding="utf-8")
        return 0
    if given.command == "add":
        sys.stdout.write(f"{add(given.file)} messages merged\n")
        return 0
    if given.command == "coverage":
        for language in languages():
            lines = word_marks.coverage(
                _read(catalogue_path(language), language), word_marks.unconfirmed()
            )
            sys.stdout.write("".join(f"{language}: {line}\n" for line in lines))
        labels = form_marks.coverage(form_marks.waiting(word_marks.unconfirmed()))
        sys.stdout.write("".join(f"es: {line}\n" for line in labels))
        return 0
    faults = [*check(), *form_marks.faults(word_marks.unconfirmed())]
    sys.stdout.write("".join(f"{fault}\n" for fault in faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
