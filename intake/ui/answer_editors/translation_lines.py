"""The translations of a story, below it: second texts, each with its language and translator."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget

from intake.i18n import N_
from intake.i18n.languages import language_name
from intake.services.testimony import Translation
from intake.ui.kit.context import Context
from intake.ui.kit.labels import plain_label
from intake.ui.kit.layout import column


class TranslationLines(QWidget):
    """Shows them; nothing here changes the story."""

    def __init__(self, context: Context, read: Callable[[str], str]) -> None:
        """Build it; `read` puts the tokens of a text into words."""
        super().__init__()
        self._context, self._read = context, read
        self._shown: tuple[Translation, ...] = ()
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._box = column(gap=context.s(4))
        self.setLayout(self._box)
        self.hide()
        context.localizer.changed.connect(self._speak)

    def display(self, translations: tuple[Translation, ...]) -> None:
        """Show these, the first one on top."""
        if translations == self._shown:
            return
        self._shown = translations
        while len(self._lines) < len(translations):
            pair = plain_label("", "caption"), plain_label("", "body", wrap=True)
            self._lines.append(pair)
            for each in pair:
                self._box.addWidget(each)
        self._say()
        self.setVisible(bool(translations))

    def _speak(self, _language: str) -> None:
        self._say()

    def _say(self) -> None:
        words = self._context.localizer.words
        for place, pair in enumerate(self._lines):
            for each in pair:
                each.setVisible(place < len(self._shown))
        for (head, text), made in zip(self._lines, self._shown, strict=False):
            message = N_("Translation into {language} by {code}")
            if made.is_of_earlier_words:
                message = N_("Translation into {language} by {code}, of the earlier answer")
            language = language_name(made.lang, words.language)
            head.setText(words.gettext(message, language=language, code=made.by))
            text.setText(self._read(made.text))
