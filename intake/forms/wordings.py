"""The texts of a form in its languages, read from its itext."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree as ET

from intake.forms.languages import UNDETERMINED, Language, language_of
from intake.forms.model import Output, TextPart, Wording
from intake.forms.xml_reading import XFORMS, local_name

_TEXT_ID: Final = re.compile(r"""\s*jr:itext\(\s*(?:'([^']*)'|"([^"]*)")\s*\)\s*\Z""")
_COMPUTED: Final = re.compile(r"\s*jr:itext\((.*)\)\s*\Z", re.DOTALL)
_UNTRANSLATED: Final = ("-",)
"""What pyxform writes where a translation is missing."""
_MEDIA: Final = frozenset({"image", "audio", "video", "big-image"})


@dataclass(slots=True)
class _Entry:
    by_language: dict[str, tuple[TextPart, ...]] = field(default_factory=dict)
    guidance: dict[str, tuple[TextPart, ...]] = field(default_factory=dict)
    media: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Texts:
    """Every text by its id, and the languages they are in."""

    languages: tuple[Language, ...] = ()
    default_language: str = UNDETERMINED
    plain: Mapping[str, Wording] = field(default_factory=dict)
    guidance: Mapping[str, Wording] = field(default_factory=dict)

    def wording(self, element: ET.Element | None) -> Wording | None:
        """Return what a label or hint says; None where there is none."""
        if element is None:
            return None
        reference = element.get("ref")
        if reference:
            return self.referred(reference)
        parts = text_parts(element)
        return Wording({self.default_language: parts}) if parts else None

    def referred(self, reference: str) -> Wording | None:
        """Return the text that ``jr:itext('id')`` or another expression stands for."""
        text_id = text_id_of(reference)
        if text_id is None:
            return Wording(expression=reference.strip())
        return self.plain.get(text_id)

    def message(self, written: str | None) -> Wording | None:
        """Return what a message attribute says: a text of the form, or the sentence itself."""
        if not written:
            return None
        if text_id_of(written) is not None:
            return self.referred(written)
        return Wording({self.default_language: (written,)})

    def guidance_of(self, element: ET.Element | None) -> Wording | None:
        """Return the guidance that stands with a hint."""
        text_id = text_id_of(element.get("ref") or "") if element is not None else None
        return self.guidance.get(text_id) if text_id is not None else None


def read_texts(model: ET.Element) -> Texts:
    """Read every translation of a form."""
    entries: dict[str, _Entry] = {}
    languages: list[Language] = []
    default = ""
    for translation in model.iter(f"{{{XFORMS}}}translation"):
        language = _unlike(language_of(translation.get("lang") or ""), languages)
        languages.append(language)
        if translation.get("default") is not None and not default:
            default = language.tag
        for text in translation.iterfind(f"{{{XFORMS}}}text"):
            _read_text(text, language.tag, entries.setdefault(text.get("id") or "", _Entry()))
    if languages and not default:
        default = languages[0].tag
    return Texts(
        tuple(languages),
        default or UNDETERMINED,
        {name: Wording(each.by_language, each.media) for name, each in entries.items()},
        {name: Wording(each.guidance) for name, each in entries.items() if each.guidance},
    )


def text_id_of(reference: str) -> str | None:
    """Return the id in ``jr:itext('id')``, or None for anything else."""
    match = _TEXT_ID.match(reference)
    return (match[1] or match[2] or "") if match else None


def computed_text_id(reference: str) -> str | None:
    """Return the expression in ``jr:itext(expression)``, or None for anything else."""
    match = _COMPUTED.match(reference)
    return match[1].strip() if match else None


def text_parts(element: ET.Element) -> tuple[TextPart, ...]:
    """Return the text of an element, with the places where values are shown."""
    if not len(element):
        plain = (element.text or "").strip()
        return (plain,) if plain else ()
    parts: list[TextPart] = [element.text or ""]
    for child in element:
        if local_name(child) == "output":
            parts.append(Output((child.get("value") or child.get("ref") or "").strip()))
        else:
            parts.append("".join(child.itertext()))
        parts.append(child.tail or "")
    return _trimmed(parts)


def _trimmed(parts: list[TextPart]) -> tuple[TextPart, ...]:
    if isinstance(parts[0], str):
        parts[0] = parts[0].lstrip()
    if isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip()
    return tuple(part for part in parts if part != "")


def _unlike(language: Language, others: list[Language]) -> Language:
    """Give a language that shares its tag with an earlier one a tag of its own."""
    tags = {other.tag for other in others}
    if language.tag not in tags:
        return language
    number = next(n for n in range(2, len(tags) + 3) if f"{language.tag}-x-{n}" not in tags)
    return Language(f"{language.tag}-x-{number}", language.name)


def _read_text(text: ET.Element, tag: str, entry: _Entry) -> None:
    fallback: tuple[TextPart, ...] | None = None
    for value in text:
        form = value.get("form")
        parts = text_parts(value)
        if form in _MEDIA:
            entry.media.setdefault(form, {})[tag] = "".join(value.itertext()).strip()
        elif parts and parts != _UNTRANSLATED:
            if form is None:
                entry.by_language[tag] = parts
            elif form == "guidance":
                entry.guidance[tag] = parts
            elif form != "short" or fallback is None:
                fallback = parts
    if fallback is not None:
        entry.by_language.setdefault(tag, fallback)
