"""How a choice looks: its mark, its words in two languages and the key that takes it."""

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter

from intake.ui.kit import painting
from intake.ui.kit.context import Context
from intake.ui.theme.fonts import font
from intake.ui.theme.icons import pixmap

BEFORE_WORDS = 50
"""Where the words begin, after the mark."""
AFTER_WORDS = 16
FOR_CAP = 34
PICTURE = 84
"""The side of the square in which the picture of a choice stands."""


@dataclass(frozen=True, slots=True)
class RowSize:
    """How big a row is: 48 px with 15 px type on the staff screen, 66 with 21 for participants.

    A stacked row has its two languages one below the other; a raised one has its mark above them.
    """

    height: int = 48
    type_size: int = 15
    is_stacked: bool = False
    is_raised: bool = False
    picture: int = 0
    """The side of the place in which a picture stands before the words; 0 where none does."""


@dataclass(frozen=True, slots=True)
class RowLook:
    """One row at this moment."""

    lead: str
    other: str = ""
    cap: str = ""
    is_one: bool = True
    """Only one of the rows can be taken: a round mark, not a square one."""
    is_on: bool = False
    has_focus: bool = False
    is_hovered: bool = False
    is_enabled: bool = True
    size: RowSize = field(default_factory=RowSize)
    picture: QImage | None = None


def with_pictures(size: RowSize) -> RowSize:
    """Return the size of a row which has room for a picture."""
    if size.is_raised:
        return replace(size, height=size.height + PICTURE + 8, picture=PICTURE)
    return replace(size, height=PICTURE + 16, picture=PICTURE)


def row_fonts(context: Context, size: RowSize, *, is_on: bool = False) -> tuple[QFont, QFont]:
    """Return the fonts of the leading and of the other language."""
    made = (
        font(context.theme, "choice", weight=600 if is_on else 500),
        font(context.theme, "choice", weight=400),
    )
    for each in made:
        each.setPixelSize(context.s(size.type_size))
    return made


def width_of(context: Context, size: RowSize, words: str) -> int:
    """Return how wide a row is that shows these words whole."""
    room = BEFORE_WORDS + AFTER_WORDS + FOR_CAP + (size.picture + 12 if size.picture else 0)
    advance = QFontMetrics(row_fonts(context, size, is_on=True)[0]).horizontalAdvance(words)
    return context.s(room + 4) + advance


class RowPainter:
    """Draws one row; made anew for each, it keeps nothing."""

    def __init__(self, context: Context, painter: QPainter, look: RowLook) -> None:
        self._context, self._painter, self._look = context, painter, look

    def paint(self, place: QRect, *, is_mirrored: bool) -> None:
        """Draw the row into a box."""
        self._painter.save()
        painting.begin(self._painter)
        self._painter.translate(place.topLeft())
        ruler = painting.Ruler(place.width(), place.height(), is_mirrored)
        self._box(ruler)
        if self._look.size.is_raised:
            self._raised(ruler)
        else:
            self._mark(ruler.box(self._s(16), self._s(36), height=self._s(20)))
            end = BEFORE_WORDS + self._look.size.picture
            self._picture(ruler.box(self._s(BEFORE_WORDS), self._s(end)))
            self._words(ruler)
            if self._look.cap:
                self._cap(ruler)
        self._painter.restore()

    def _s(self, pixels: float) -> int:
        return self._context.s(pixels)

    @property
    def _ink(self) -> str:
        colors, look = self._context.colors, self._look
        idle = colors.text if look.is_enabled else colors.faint
        return colors.primary_soft_text if look.is_on else idle

    def _box(self, ruler: painting.Ruler) -> None:
        colors, look = self._context.colors, self._look
        idle = colors.line_strong if look.is_hovered else colors.line
        edge = colors.primary if look.is_on else idle
        ground = colors.surface if look.is_enabled else colors.sunken
        painting.rounded(
            self._painter,
            QRectF(0, 0, ruler.width, ruler.height).adjusted(1, 1, -1, -1),
            self._s(10),
            fill=colors.primary_soft if look.is_on else ground,
            edge=colors.focus if look.has_focus else edge,
            width=2 if look.has_focus else 1.2,
        )

    def _mark(self, box: QRectF) -> None:
        colors, is_on, painter = self._context.colors, self._look.is_on, self._painter
        edge = colors.primary if is_on else colors.line_strong
        if self._look.is_one:
            painting.ellipse(painter, box, fill=colors.surface, edge=edge, width=1.6)
            if is_on:
                inner = box.adjusted(self._s(5), self._s(5), -self._s(5), -self._s(5))
                painting.ellipse(painter, inner, fill=colors.primary)
            return
        fill = colors.primary if is_on else colors.surface
        painting.rounded(painter, box, self._s(6), fill=fill, edge=edge, width=1.6)
        if is_on:
            sign = pixmap("check", colors.on_primary, self._s(18))
            painter.drawPixmap(box.adjusted(2, 2, -2, -2).toRect(), sign)

    def _picture(self, box: QRectF) -> None:
        """Draw the picture as large as its place allows, once it has come."""
        image = self._look.picture
        if image is None or not self._look.size.picture:
            return
        inner = (
            box.adjusted(0, self._s(6), 0, -self._s(6)) if not self._look.size.is_raised else box
        )
        size = image.size().scaled(inner.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        left = inner.left() + (inner.width() - size.width()) / 2
        top = inner.top() + (inner.height() - size.height()) / 2
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.drawImage(QRectF(left, top, size.width(), size.height()), image)

    def _words(self, ruler: painting.Ruler) -> None:
        look, s = self._look, self._s
        end = ruler.width - s(AFTER_WORDS) - (s(FOR_CAP) if look.cap else 0)
        start = s(BEFORE_WORDS + (look.size.picture + 12 if look.size.picture else 0))
        if not look.other:
            side = painting.starting_side(is_mirrored=ruler.is_mirrored)
            self._line(ruler.box(start, end), look.lead, is_lead=True, side=side)
            return
        if look.size.is_stacked:
            side = painting.starting_side(is_mirrored=ruler.is_mirrored)
            whole, half = ruler.box(start, end), s(look.size.type_size + 6)
            middle = ruler.height / 2
            upper = QRectF(whole.left(), middle - half, whole.width(), half)
            self._line(upper, look.lead, is_lead=True, side=side)
            lower = upper.translated(0, half)
            self._line(lower, look.other, is_lead=False, side=side)
            return
        middle = ruler.width / 2 + s(16)
        lead_side, other_side = painting.side_of(look.lead), painting.side_of(look.other)
        self._line(ruler.box(start, middle - s(8)), look.lead, is_lead=True, side=lead_side)
        self._line(ruler.box(middle, end), look.other, is_lead=False, side=other_side)

    def _line(self, box: QRectF, words: str, *, is_lead: bool, side: Qt.AlignmentFlag) -> None:
        fonts = row_fonts(self._context, self._look.size, is_on=self._look.is_on)
        chosen = fonts[0] if is_lead else fonts[1]
        painting.text(self._painter, box, words, chosen, color=self._ink, alignment=side)

    def _raised(self, ruler: painting.Ruler) -> None:
        """Draw the mark above, and the words below it in as many lines as they need."""
        s, look = self._s, self._look
        side = s(20)
        self._mark(QRectF((ruler.width - side) / 2, s(10), side, side))
        words = f"{look.lead}\n{look.other}" if look.other else look.lead
        top = s(36)
        if look.size.picture:
            wide = ruler.width - s(12)
            self._picture(QRectF(s(6), top, wide, s(look.size.picture)))
            top += s(look.size.picture + 8)
        below = QRectF(s(6), top, ruler.width - s(12), ruler.height - top - s(6))
        painting.wrapped(
            self._painter,
            below,
            words,
            row_fonts(self._context, look.size, is_on=look.is_on)[0],
            color=self._ink,
        )

    def _cap(self, ruler: painting.Ruler) -> None:
        colors, s, is_on = self._context.colors, self._s, self._look.is_on
        box = ruler.box(ruler.width - s(38), ruler.width - s(16), height=s(22))
        edge = colors.primary if is_on else colors.line_strong
        painting.rounded(self._painter, box.adjusted(0.5, 0.5, -0.5, -0.5), s(5), edge=edge)
        painting.text(
            self._painter,
            box,
            self._look.cap,
            font(self._context.theme, "caption"),
            color=colors.primary_soft_text if is_on else colors.muted,
            alignment=Qt.AlignmentFlag.AlignCenter,
        )
