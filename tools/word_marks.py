"""Words whose Spanish a certified translator has not confirmed yet: marked in the catalogues.

``translations/es/unconfirmed.csv`` has them. Once a word is confirmed its line goes, and the marks
with it.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message

TABLE: Final = Path(__file__).parents[1] / "translations" / "es" / "unconfirmed.csv"
MARK: Final = "For a certified translator:"


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """One word, in English and in both Spanish registers."""

    english: str
    formal: str
    plain: str

    @property
    def comment(self) -> str:
        """What the catalogue says beside a message that has the word, on one line."""
        return f"{MARK} {_ways(self.english)[0]}"

    def is_in(self, text: str) -> bool:
        """Tell whether an English text has the word, in the singular or the plural."""
        return any(
            re.search(rf"(?<!\w){re.escape(each)}s?(?!\w)", text, re.IGNORECASE)
            for each in _ways(self.english)
        )


def unconfirmed(table: Path = TABLE) -> tuple[Unconfirmed, ...]:
    """Return the words that wait."""
    with table.open(encoding="utf-8", newline="") as file:
        return tuple(
            Unconfirmed(row["en"], row["es"], row["es-x-llano"]) for row in csv.DictReader(file)
        )


def mark(catalog: Catalog, words: tuple[Unconfirmed, ...]) -> None:
    """Put the marks beside the messages of a catalogue, in place of all such comments."""
    for message in catalog:
        if message.id:
            message.auto_comments = comments(message, words)


def comments(message: Message, words: tuple[Unconfirmed, ...]) -> list[str]:
    """Return the marks that a message has to have."""
    text = message.id if isinstance(message.id, str) else " ".join(message.id)
    return [each.comment for each in words if each.is_in(text)]


def faults(catalog: Catalog, words: tuple[Unconfirmed, ...]) -> Iterator[str]:
    """Yield the messages whose marks are not those of the table."""
    for message in catalog:
        if message.id and message.auto_comments != comments(message, words):
            yield f"the marks for a translator are not those of the table: {message.id!r}"


def coverage(catalog: Catalog, words: tuple[Unconfirmed, ...]) -> Iterator[str]:
    """Yield the lines of a report: what is translated, and which words wait for a translator."""
    messages = [each for each in catalog if each.id]
    done = sum(_is_translated(each) for each in messages)
    yield f"{done} of {len(messages)} messages are translated"
    yield f"{len(words)} words wait for a certified translator:"
    for word in words:
        count = sum(word.comment in each.auto_comments for each in messages)
        yield f"  {word.english} = {word.formal} ({count} messages)"


def _is_translated(message: Message) -> bool:
    texts = (message.string,) if isinstance(message.string, str) else message.string
    return all(texts or ("",))


def _ways(english: str) -> list[str]:
    """Return each way in which the table writes a word: without brackets, parts by slashes."""
    whole = re.sub(r"\s*\([^)]*\)", "", english)
    return [each.strip() for each in whole.split(" / ") if each.strip()]
