"""Labels: in the language of the window, plain, pills, icons, and pairs of two languages."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from intake.i18n.languages import is_right_to_left, native_name
from intake.ui.kit.context import Context
from intake.ui.localizer import Text
from intake.ui.theme.icons import pixmap


def label(
    context: Context, message: Text, role: str = "body", *, wrap: bool = False, **values: object
) -> QLabel:
    """Return a label that follows the language; the message is marked with `N_` where it stands."""
    made = plain_label("", role, wrap=wrap)
    context.localizer.bind(made, made.setText, message, **values)
    return made


def plain_label(text: str = "", role: str = "body", *, wrap: bool = False) -> QLabel:
    """Return a label whose text the view sets: data, or a state's own sentence."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


def pill(kind: str = "quiet", text: str = "") -> QLabel:
    """Return a pill: ok, warn, bad, info, quiet or lang; its word says what its colour says."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("pill", kind)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


def set_pill(made: QLabel, kind: str, text: str) -> None:
    """Give a pill another kind and text."""
    made.setText(text)
    restyle(made, pill=kind)


def restyle(widget: QWidget, **properties: object) -> None:
    """Set style properties and have the style sheet looked at again, only if one changed.

    What was never shown has not been looked at yet: there is nothing to take back.
    """
    changed = [name for name, value in properties.items() if widget.property(name) != value]
    for name in changed:
        widget.setProperty(name, properties[name])
    if changed and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class IconLabel(QLabel):
    """An icon that keeps its token's colour when the theme changes; silent to screen readers."""

    def __init__(
        self, context: Context, name: str, color: str = "muted", *, size: int = 18
    ) -> None:
        super().__init__()
        self._context = context
        self._name, self._color, self._size = name, color, size
        self.setScaledContents(True)
        context.look.changed.connect(self._draw)
        self._draw()

    def set_icon(self, name: str, color: str = "muted") -> None:
        """Show another icon, in the colour of a token."""
        if (name, color) != (self._name, self._color):
            self._name, self._color = name, color
            self._draw()

    def set_side(self, pixels: int) -> None:
        """Take another size, in pixels at 100 %."""
        if pixels != self._size:
            self._size = pixels
            self._draw()

    def _draw(self) -> None:
        side = self._context.s(self._size)
        self.setFixedSize(side, side)
        self.setPixmap(pixmap(self._name, getattr(self._context.colors, self._color), side))


class BilingualPair(QWidget):
    """One text in two languages at the same size: staff's bold, the person's regular.

    What a form marks as bold or slanted is shown so; any HTML in it is shown as it is written.
    When both are the same language there is one column, so that nothing is printed twice. The
    second label carries its own locale: screen readers change their voice with it.
    """

    def __init__(
        self, context: Context, role: str = "question", *, shows_tags: bool = False
    ) -> None:
        super().__init__()
        self._tags = (pill("quiet"), pill("lang"))
        second_role = "question2" if role == "question" else "body"
        self._texts = (plain_label("", role, wrap=True), plain_label("", second_role, wrap=True))
        self._shows_tags = shows_tags
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(context.s(32))
        grid.setVerticalSpacing(context.s(8))
        for at in (0, 1):
            grid.addWidget(self._tags[at], 0, at, Qt.AlignmentFlag.AlignLeading)
            grid.addWidget(self._texts[at], 1, at, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at, 1)
        self._grid = grid

    def display(self, lead: tuple[str, str], other: tuple[str, str] | None) -> None:
        """Show (language, text) of the leading column and of the other; None leaves one column."""
        for at, side in enumerate((lead, other)):
            is_shown = side is not None
            self._texts[at].setVisible(is_shown)
            self._tags[at].setVisible(is_shown and self._shows_tags and other is not None)
            if side is not None:
                self._show(at, *side)
        self._grid.setColumnStretch(1, 0 if other is None else 1)

    def _show(self, at: int, language: str, text: str) -> None:
        from intake.ui.presenters.markup import as_html  # no label of the lock screen needs it

        shown, html = self._texts[at], as_html(text)
        is_plain = html is None
        shown.setTextFormat(Qt.TextFormat.PlainText if is_plain else Qt.TextFormat.RichText)
        shown.setText(text if html is None else html)
        shown.setLocale(QLocale(language.replace("-", "_")))
        side = (
            Qt.AlignmentFlag.AlignRight
            if is_right_to_left(language)
            else Qt.AlignmentFlag.AlignLeft
        )
        shown.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        self._tags[at].setText(native_name(language))
