"""Typing the words of a sheet: each completes from the list, and a wrong one is marked at once."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intake.i18n import Words

WORDS = 24
MOST_OFFERS = 5
Lists = Mapping[str, tuple[str, ...]]


class Mark(StrEnum):
    """How one word stands."""

    EMPTY = "empty"
    TYPING = "typing"
    """Words of the list begin so."""
    KNOWN = "known"
    WRONG = "wrong"
    """No word of the list is like this, or begins so."""


@dataclass(frozen=True, slots=True)
class WordTyped:
    """One field of 24."""

    text: str = field(repr=False)
    mark: Mark


@dataclass(frozen=True, slots=True)
class WordsState:
    """The fields of a sheet."""

    fields: tuple[WordTyped, ...]
    offers: tuple[str, ...] = field(repr=False)
    """Words of the list that begin like the one being typed."""
    problem: str
    """Which words are wrong, by their numbers."""
    progress: str

    @property
    def is_whole(self) -> bool:
        """Whether every word is one of the list."""
        return all(each.mark is Mark.KNOWN for each in self.fields)


class WordEntry:
    """Twenty-four fields, and the two lists of words that may stand in them.

    A sheet is in one language: as soon as the words tell which, only that list counts.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._lists: dict[str, dict[str, str]] = {}
        self._typed, self._at = [""] * WORDS, 0
        self._left: set[int] = set()

    def know(self, lists: Lists) -> None:
        """Take the lists; until then every word counts as being typed."""
        self._lists = {
            language: {plain(each): each for each in names} for language, names in lists.items()
        }
        self._complete_left()
        self._changed()

    @property
    def text(self) -> str:
        """The words as they were typed, in their order."""
        return " ".join(each.strip() for each in self._typed)

    @property
    def first_open(self) -> int:
        """The first field without a word of the list; the last one when there is none."""
        return next(
            (at for at in range(WORDS) if self._mark(at) is not Mark.KNOWN),
            WORDS - 1,
        )

    def state(self, words: "Words") -> WordsState:
        """Return the fields with their marks."""
        fields = tuple(WordTyped(each, self._mark(at)) for at, each in enumerate(self._typed))
        known = sum(each.mark is Mark.KNOWN for each in fields)
        return WordsState(
            fields,
            self._offers(words.language),
            self._problem(fields, words),
            words.gettext("{count} of {all} words", count=known, all=WORDS),
        )

    def type(self, at: int, text: str) -> None:
        """Take what stands in a field now; several words fill the fields from there on."""
        several = text.split()
        if len(several) > 1:
            for place, each in enumerate(several[: WORDS - at], at):
                self._typed[place] = each
                self._left.add(place)
            self._at = min(at + len(several), WORDS - 1)
        else:
            self._typed[at], self._at = text, at
            self._left.discard(at)
        self._changed()

    def stand(self, at: int) -> None:
        """Go to a field."""
        if at != self._at:
            self._at = at
            self._changed()

    def leave(self, at: int) -> None:
        """Leave a field: a beginning that only one word has becomes that word.

        So does an earlier one that two languages have, as soon as the others tell which it is.
        """
        if self._typed[at].strip():
            self._left.add(at)
            self._complete(at)
            self._complete_left()
            self._changed()

    def take(self, word: str) -> None:
        """Put an offered word where one is being typed."""
        self._typed[self._at] = word
        self._left.add(self._at)
        self._at = min(self._at + 1, WORDS - 1)
        self._changed()

    def forget(self) -> None:
        """Let go of everything typed."""
        self._typed, self._at = [""] * WORDS, 0
        self._left.clear()

    def _complete_left(self) -> None:
        for each in self._left:
            self._complete(each)

    def _complete(self, at: int) -> None:
        begun = self._beginning(plain(self._typed[at]))
        if len(begun) == 1 and self._mark(at) is not Mark.KNOWN:
            self._typed[at] = begun[0]

    def _mark(self, at: int) -> Mark:
        typed = plain(self._typed[at])
        if not typed:
            return Mark.EMPTY
        counting = self._counting()
        if any(typed in names for names in counting):
            return Mark.KNOWN
        is_open = at not in self._left or len(counting) > 1
        if not counting or (is_open and self._beginning(typed)):
            return Mark.TYPING
        return Mark.WRONG

    def _counting(self) -> list[dict[str, str]]:
        """Return the list of the sheet's language, or both until the words tell."""
        typed = [plain(each) for each in self._typed]
        found = [(sum(each in names for each in typed), names) for names in self._lists.values()]
        most = max((count for count, _names in found), default=0)
        return [names for count, names in found if count == most]

    def _beginning(self, typed: str) -> list[str]:
        """Return the words that begin so."""
        return sorted(_words_beginning(self._counting(), typed))

    def _offers(self, language: str) -> tuple[str, ...]:
        typed = plain(self._typed[self._at])
        if not typed or self._at in self._left:
            return ()
        begun = [each for each in self._beginning(typed) if plain(each) != typed]
        own = self._lists.get(language.partition("-")[0], {})
        return tuple(sorted(begun, key=lambda each: plain(each) not in own)[:MOST_OFFERS])

    @staticmethod
    def _problem(fields: tuple[WordTyped, ...], words: "Words") -> str:
        wrong = [str(at) for at, each in enumerate(fields, 1) if each.mark is Mark.WRONG]
        if not wrong:
            return ""
        return words.ngettext(
            "Word {numbers} is none of the list. Look at the paper again.",
            "Words {numbers} are none of the list. Look at the paper again.",
            len(wrong),
            numbers=", ".join(wrong),
        )


def plain(word: str) -> str:
    """Return a word as it is compared: small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", word.strip().casefold())
    return "".join(each for each in decomposed if not unicodedata.combining(each))


def _words_beginning(lists: Iterable[dict[str, str]], typed: str) -> set[str]:
    return {word for names in lists for key, word in names.items() if key.startswith(typed)}
