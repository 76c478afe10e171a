"""Which questions and choices of our forms have words that wait for a certified translator.

``translations/es/unconfirmed_labels.csv`` lists them, so that a translator gets the labels with
their places; the forms themselves say nothing of it, and neither does any screen or paper.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tools.word_marks import Unconfirmed

ROOT: Final = Path(__file__).parents[1]
FORMS: Final = ROOT / "resources" / "forms"
LIST: Final = ROOT / "translations" / "es" / "unconfirmed_labels.csv"
_HEAD: Final = ("form", "sheet", "name", "word", "en", "es", "es-x-llano")
_LANGUAGES: Final = ("English (en)", "Español (es)", "Español llano (es-x-llano)")
_KINDS: Final = ("label", "hint")


@dataclass(frozen=True, slots=True)
class Waiting:
    """One label or hint, and the word in it that waits."""

    form: str
    sheet: str
    name: str
    word: str
    texts: tuple[str, ...]
    """In English and in both Spanish registers."""

    @property
    def row(self) -> tuple[str, ...]:
        """The line of the list."""
        return (self.form, self.sheet, self.name, self.word, *self.texts)


def waiting(words: tuple[Unconfirmed, ...], folder: Path = FORMS) -> tuple[Waiting, ...]:
    """Return every label and hint of the forms that has one of the words."""
    return tuple(
        Waiting(path.stem, sheet, name, word.comment.partition(": ")[2], texts)
        for path in sorted(folder.glob("*.md"))
        for sheet, name, texts in _labels(path.read_text(encoding="utf-8"))
        for word in words
        if word.is_in(texts[0])
    )


def written(found: tuple[Waiting, ...]) -> str:
    """Return the list as it is kept."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(_HEAD)
    table.writerows(each.row for each in found)
    return out.getvalue()


def faults(words: tuple[Unconfirmed, ...], kept: Path = LIST) -> Iterator[str]:
    """Yield that the list is not that of the forms."""
    now = kept.read_text(encoding="utf-8") if kept.exists() else ""
    if now != written(waiting(words)):
        yield f"{kept.name} is not that of the forms: ./dev words extract"


def coverage(found: tuple[Waiting, ...]) -> Iterator[str]:
    """Yield the lines of a report: in how many labels of which form a word waits."""
    yield f"{len(found)} labels and hints of our forms have such a word ({LIST.name}):"
    for form, count in sorted(Counter(each.form for each in found).items()):
        yield f"  {form}: {count}"


def _labels(text: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield sheet, name and texts of every label and hint; a name is of a question or a choice."""
    sheet, head = "", list[str]()
    for line in text.splitlines():
        if not line.startswith("|"):
            continue
        cells = [each.strip() for each in line.strip().strip("|").split(" | ")]
        if len(cells) == 1:
            sheet, head = cells[0], []
        elif not head:
            head = cells
        elif sheet in {"survey", "choices"}:
            row = dict(zip(head, cells, strict=False))
            for kind in _KINDS:
                texts = tuple(row.get(f"{kind}::{each}", "") for each in _LANGUAGES)
                if texts[0]:
                    yield sheet, row.get("name", ""), texts
