"""Language tags from the free text that form authors write: "Español (es)" is `es`."""

import re
from dataclasses import dataclass
from typing import Final

UNDETERMINED: Final = "und"
"""The language of a form that names none."""

_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*\Z")
_IN_BRACKETS: Final = re.compile(r"[(\[]\s*([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*)\s*[)\]]\s*\Z")
_NAMES: Final = {
    "default": UNDETERMINED,
    "english": "en",
    "inglés": "en",
    "ingles": "en",
    "spanish": "es",
    "español": "es",
    "espanol": "es",
    "castellano": "es",
    "french": "fr",
    "français": "fr",
    "francais": "fr",
    "francés": "fr",
    "arabic": "ar",
    "العربية": "ar",
    "portuguese": "pt",
    "português": "pt",
    "portugués": "pt",
    "haitian creole": "ht",
    "kreyòl ayisyen": "ht",
    "russian": "ru",
    "ukrainian": "uk",
    "mandarin": "zh",
    "chinese": "zh",
}


@dataclass(frozen=True, slots=True)
class Language:
    """A language of a form: its BCP 47 tag, and its name exactly as the form writes it."""

    tag: str
    name: str


def language_of(name: str) -> Language:
    """Return the language that `name` means; an unknown name gets a private-use tag."""
    plain = name.strip()
    bracketed = _IN_BRACKETS.search(plain)
    if bracketed:
        return Language(_tidy(bracketed[1].replace("_", "-")), name)
    known = _NAMES.get(plain.lower())
    if known:
        return Language(known, name)
    if _TAG.match(plain) and (len(plain) <= 3 or "-" in plain):
        return Language(_tidy(plain), name)
    letters = re.sub(r"[^a-z0-9]", "", plain.lower())[:8]
    return Language(f"x-{letters}" if letters else UNDETERMINED, name)


def _tidy(tag: str) -> str:
    """Write a tag as BCP 47 does: es-MX, zh-Hant, es-x-llano."""
    first, *rest = tag.lower().split("-")
    written = [first]
    for part in rest:
        if "x" in written or len(part) not in {2, 4}:
            written.append(part)
        else:
            written.append(part.upper() if len(part) == 2 else part.title())
    return "-".join(written)
