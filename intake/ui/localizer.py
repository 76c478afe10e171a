"""The language of one window: bound texts follow it live; caret, selection and undo stay."""

from collections.abc import Callable
from functools import partial
from itertools import count

from PySide6.QtCore import QObject, Qt, Signal

from intake.i18n.languages import is_right_to_left
from intake.i18n.words import Words

Text = str | Callable[[Words], str]


class Localizer(QObject):
    """Speaks one language at a time; the staff window and the participant window own one each.

    A switch only calls setters, never rebuilds a widget, so nothing that is half typed is lost.
    """

    changed = Signal(str)

    def __init__(self, language: str = "en", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = Words(language)
        self._bound: dict[int, Callable[[], None]] = {}
        self._numbers = count()

    @property
    def words(self) -> Words:
        """The words of the present language, for presenters."""
        return self._words

    @property
    def language(self) -> str:
        """The present language (BCP 47)."""
        return self._words.language

    @property
    def is_right_to_left(self) -> bool:
        """Whether the present language is written from right to left."""
        return is_right_to_left(self.language)

    @property
    def direction(self) -> Qt.LayoutDirection:
        """The direction of layouts in the present language."""
        if self.is_right_to_left:
            return Qt.LayoutDirection.RightToLeft
        return Qt.LayoutDirection.LeftToRight

    def set_language(self, language: str) -> None:
        """Turn every bound text into another language, and say so."""
        if language == self.language:
            return
        self._words = Words(language)
        for show in tuple(self._bound.values()):
            show()
        self.changed.emit(language)

    def bind(
        self, owner: QObject, setter: Callable[[str], object], message: Text, **values: object
    ) -> None:
        """Set a text now and again on every switch, until its owner dies.

        The message is an English message id, or a function of `Words` where there is a plural or a
        context. A value may be a function without arguments, asked anew each time.
        """

        def show() -> None:
            setter(self.text(message, **values))

        number = next(self._numbers)
        self._bound[number] = show
        owner.destroyed.connect(partial(self._forget, number))
        show()

    def text(self, message: Text, **values: object) -> str:
        """Return a text in the present language."""
        if not isinstance(message, str):
            return message(self._words)
        filled = {name: each() if callable(each) else each for name, each in values.items()}
        return self._words.gettext(message, **filled)

    def gettext(self, message: str, **values: object) -> str:
        """Return a message in the present language."""
        return self._words.gettext(message, **values)

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """Return a message in the present language as it reads in one context."""
        return self._words.pgettext(context, message, **values)

    def ngettext(self, singular: str, plural: str, number: int, **values: object) -> str:
        """Return the message for a number in the present language."""
        return self._words.ngettext(singular, plural, number, **values)

    def _forget(self, number: int, _owner: QObject | None = None) -> None:
        self._bound.pop(number, None)
