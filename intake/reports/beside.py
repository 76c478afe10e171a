"""What stands beside the free texts of an interview, on its way to paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from intake.domain.spans import Spans
from intake.domain.tokens import NameKeptApart, revealed, worded
from intake.i18n.token_words import token_names
from intake.i18n.words import Words
from intake.reports.summary_source import Translated
from intake.reports.voices import Voices
from intake.services.testimony import Translation


@dataclass(frozen=True, slots=True)
class Beside:
    """Translations by the answers they are of; and names, where they may be printed."""

    translations: Sequence[Translation] = ()
    names: Sequence[NameKeptApart] = ()

    def read(self, text: str, spans: Spans, words: Words) -> tuple[str, Spans]:
        """Return a text with its tokens in words, or with names where they may be printed."""
        return worded(*revealed(text, spans, self.names), token_names(words))

    def translated(self, path: str, voices: Voices) -> tuple[Translated, ...]:
        """Return the translations of one answer."""
        return tuple(
            Translated(
                self.read(each.text, (), voices.voice_of(each.lang))[0],
                each.lang,
                each.by,
                each.at,
                each.is_of_earlier_words,
            )
            for each in self.translations
            if each.path == path
        )


NOTHING_BESIDE: Final = Beside()
