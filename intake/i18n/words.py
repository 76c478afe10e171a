"""The words of one language: messages, plurals and contexts, with their placeholders filled."""

from dataclasses import dataclass

from intake.i18n.catalogs import load_catalog
from intake.i18n.formats import number_text
from intake.i18n.pseudo import PSEUDOS, pseudo


@dataclass(frozen=True, slots=True)
class Words:
    """Speaks one language (BCP 47). Two windows with two languages own two of these."""

    language: str

    def gettext(self, message: str, **values: object) -> str:
        """Return the message in this language."""
        return self._filled(load_catalog(self.language).gettext(message), values)

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """Return the message as it reads in one context."""
        return self._filled(load_catalog(self.language).pgettext(context, message), values)

    def ngettext(self, singular: str, plural: str, count: int, **values: object) -> str:
        """Return the message for a count, which fills `{count}` as this language writes numbers."""
        text = load_catalog(self.language).ngettext(singular, plural, count)
        return self._filled(text, {"count": number_text(count, self.language), **values})

    def npgettext(
        self, context: str, singular: str, plural: str, count: int, **values: object
    ) -> str:
        """Return the message for a count as it reads in one context."""
        text = load_catalog(self.language).npgettext(context, singular, plural, count)
        return self._filled(text, {"count": number_text(count, self.language), **values})

    def _filled(self, text: str, values: dict[str, object]) -> str:
        if self.language in PSEUDOS:
            text = pseudo(text, self.language)
        return text.format(**values) if values else text
