"""The words of a paper in all of its languages at once."""

from collections.abc import Callable
from dataclasses import dataclass

from intake.i18n.words import Words
from intake.reports.document import Texts


@dataclass(frozen=True, slots=True)
class Voices:
    """Says everything once for each language of the paper."""

    words: tuple[Words, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages, the leading one first."""
        return tuple(each.language for each in self.words)

    def gettext(self, message: str, **values: Texts | str) -> Texts:
        """Return the message in each language; a value may differ from language to language."""
        return tuple(
            each.gettext(message, **_values_at(place, values))
            for place, each in enumerate(self.words)
        )

    def ngettext(self, singular: str, plural: str, count: int) -> Texts:
        """Return the message for a count in each language."""
        return tuple(each.ngettext(singular, plural, count) for each in self.words)

    def voice_of(self, language: str) -> Words:
        """Return the words in the language of a text, or the leading ones where it is no other."""
        same = (each for each in self.words if each.language == language.partition("-")[0])
        return next(same, self.words[0])

    def each(self, say: Callable[[str], str]) -> Texts:
        """Return what `say` makes of each language."""
        return tuple(say(language) for language in self.languages)


def text_in(texts: Texts, place: int) -> str:
    """Return the text of one language, by its place in the paper."""
    return texts[place] if len(texts) > 1 else texts[0]


def _values_at(place: int, values: dict[str, Texts | str]) -> dict[str, str]:
    return {
        name: value if isinstance(value, str) else text_in(value, place)
        for name, value in values.items()
    }
