"""Labels of a form without the marks that web surveys give them; answers never pass here."""

import html
import re
from typing import Final

_LINE: Final = re.compile(r"<br\s*/?>|</(?:p|div|li|h[1-6]|ol|ul|tr)\s*>", re.IGNORECASE)
_TAG: Final = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>")
_LINK: Final = re.compile(r"\[([^\[\]]+)\]\([^()\s]+\)")
_HEADING: Final = re.compile(r"^[ \t]*#{1,6}[ \t\u00a0]*(?=\S)", re.MULTILINE)
_BOLD: Final = re.compile(
    r"\*\*(?!\*)(.+?)(?<!\*)\*\*(?!\*)|(?<!\w)__(?=[^\s_])(.+?)(?<=[^\s_])__(?!\w)", re.DOTALL
)
_EMPHASIS: Final = re.compile(r"(?<![\\*\w])([*_])(?=\S)([^*_]+?)(?<=\S)\1(?![*\w])")
_ESCAPED: Final = re.compile(r"\\([*_#\\])")
_BLANKS: Final = re.compile(r"[ \t\u00a0]+")
_EMPTY_LINES: Final = re.compile(r"\s*\n\s*")


def plain(label: str) -> str:
    """Return the words of a label: no tags, no stars, one line end where there were several."""
    text = _TAG.sub("", _LINE.sub("\n", label))
    text = _HEADING.sub("", _LINK.sub(r"\1", text))
    text = _EMPHASIS.sub(r"\2", _BOLD.sub(_inside, text))
    text = html.unescape(_ESCAPED.sub(r"\1", text))
    return _EMPTY_LINES.sub("\n", _BLANKS.sub(" ", text)).strip()


def _inside(bold: re.Match[str]) -> str:
    return bold[1] or bold[2]
