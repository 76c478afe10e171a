"""A number between two ends: a slider and a field; neither has a value until it is touched."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QSlider, QWidget

from intake.ui.answer_editors.base import AnswerEditor
from intake.ui.answer_editors.range_slider import RangeSlider
from intake.ui.kit.context import Context
from intake.ui.kit.labels import plain_label, restyle
from intake.ui.kit.layout import column, holder, row
from intake.ui.presenters.interview_state import QuestionBlock

_MOST_STEPS: Final = 100_000
_MOST_TICKS: Final = 50


@dataclass(frozen=True, slots=True)
class Scale:
    """The values that a range has: from `start` in steps; a step may lead downwards."""

    start: Decimal
    step: Decimal
    steps: int

    def at(self, place: int) -> str:
        """Return the value at a place that counts from zero."""
        return format((self.start + self.step * place).normalize() + 0, "f")

    def place_of(self, text: str) -> int | None:
        """Return the place that is nearest to a typed number, or None when it is no number."""
        number = _number(text.replace(",", "."))
        if number is None:
            return None
        return min(max(int(((number - self.start) / self.step).to_integral_value()), 0), self.steps)


def scale_of(parameters: Mapping[str, str]) -> Scale:
    """Return the scale that the form states: 0 to 10 in ones where it says nothing."""
    start = _number(parameters.get("start", "")) or Decimal(0)
    end = _number(parameters.get("end", ""))
    step = abs(_number(parameters.get("step", "")) or Decimal(1)) or Decimal(1)
    end = Decimal(10) if end is None else end
    steps = min(int(abs(end - start) / step), _MOST_STEPS)
    return Scale(start, step if end >= start else -step, steps)


class RangeEditor(AnswerEditor):
    """The arrows move by one step; what is typed must be one of the steps."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._scale = scale_of({})
        self._slider = RangeSlider(context)
        self._slider.valueChanged.connect(self._moved)
        self._slider.sliderReleased.connect(self.commit)
        self.watch(self._slider)
        self._field = QLineEdit()
        self._field.setFixedWidth(context.s(100))
        self._field.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self._field.textEdited.connect(self._edited)
        self._field.editingFinished.connect(self.commit)
        self.watch(self._field)
        self._low, self._high = plain_label("", "caption"), plain_label("", "caption")
        self._ends: QHBoxLayout = row(self._low, None, self._high)
        self._track: QWidget = holder(column(self._slider, self._ends, gap=context.s(2)))
        self._box: QHBoxLayout = row((self._track, 1), self._field, gap=context.s(16))
        self.setLayout(self._box)
        self.setFocusProxy(self._slider)
        self._is_ready = self._is_dirty = False

    def display(self, block: QuestionBlock) -> None:
        """Show the value; where there is none, the slider has no handle."""
        if not self._is_ready:
            self._is_ready = True
            self._prepare(block)
        self._slider.setEnabled(not block.is_readonly)
        self._field.setReadOnly(block.is_readonly)
        restyle(self._field, invalid=bool(block.problem))
        shown = block.value if block.draft is None else block.draft
        if not self._is_dirty and shown != self._field.text():
            self._field.setText(shown)
            self._is_dirty = block.draft is not None
        self._follow()

    def commit(self) -> None:
        """Give the value."""
        if self._is_dirty and not self._slider.isSliderDown():
            self._is_dirty = False
            self.given.emit(self._field.text().strip())

    def clear(self) -> None:
        """Go back to having no value."""
        if not self._field.isReadOnly():
            self._field.clear()
            self._is_dirty = False
            self._follow()
            self.given.emit("")

    def name(self, words: str, description: str = "") -> None:
        """Name the slider and the field."""
        for each in (self._slider, self._field):
            each.setAccessibleName(words)
            each.setAccessibleDescription(description)

    def take_key(self, key: str) -> bool:
        """Give so many stars, or begin to type a number."""
        if self._field.isReadOnly():
            return False
        if self._slider.stars:
            return self._give_stars(int(key))
        self._field.setFocus()
        self._field.selectAll()
        self._field.insert(key)
        self._edited(self._field.text())
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move by the arrows from the field, too."""
        if watched is self._field and isinstance(event, QKeyEvent):
            steps: dict[int, int] = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
            step = steps.get(event.key())
            if event.type() is QEvent.Type.KeyPress and step is not None:
                if not self._field.isReadOnly():
                    place = self._scale.place_of(self._field.text())
                    self._put(0 if place is None else place + step)
                return True
        return super().eventFilter(watched, event)

    def _prepare(self, block: QuestionBlock) -> None:
        scale = self._scale = scale_of(block.parameters)
        looks = set(block.appearance.lower().split())
        with_ticks = "no-ticks" not in looks and scale.steps <= _MOST_TICKS
        was = self._slider.blockSignals(True)
        self._slider.setRange(0, scale.steps)
        self._slider.setPageStep(max(1, scale.steps // 10))
        if with_ticks:
            self._slider.setTickPosition(QSlider.TickPosition.TicksBelow)
            self._slider.setTickInterval(1)
        if "rating" in looks and scale.step == 1 and scale.start in {0, 1}:
            self._slider.show_stars(int(scale.start), int(scale.start) + scale.steps)
        if self._slider.stars:
            self._low.hide()
            self._high.hide()
            self._box.setStretch(0, 0)
            self._box.addStretch(1)
        elif "vertical" in looks:
            self._stand()
        self._slider.blockSignals(was)
        self._low.setText(scale.at(0))
        self._high.setText(scale.at(scale.steps))
        if "picker" in looks:
            self._track.hide()
            self._box.addStretch(1)
            self.setFocusProxy(self._field)

    def _stand(self) -> None:
        """Let the slider stand upright, with the higher end above."""
        self._slider.setOrientation(Qt.Orientation.Vertical)
        self._slider.setTickPosition(QSlider.TickPosition.TicksRight)
        self._slider.setMinimumHeight(self._context.s(200))
        outer = self._track.layout()
        if isinstance(outer, QBoxLayout):
            outer.setDirection(QBoxLayout.Direction.LeftToRight)
        self._ends.setDirection(QBoxLayout.Direction.BottomToTop)
        self._box.setStretch(0, 0)
        self._box.addStretch(1)

    def _give_stars(self, count: int) -> bool:
        place = count - int(self._scale.start)
        if not 0 <= place <= self._scale.steps:
            return False
        self._put(place)
        self.commit()
        return True

    def _moved(self, place: int) -> None:
        self._put(place)

    def _put(self, place: int) -> None:
        place = min(max(place, 0), self._scale.steps)
        self._field.setText(self._scale.at(place))
        self._edited(self._field.text())

    def _edited(self, text: str) -> None:
        self._is_dirty = True
        self._follow()
        self.typed.emit(text, self._field.cursorPosition())

    def _follow(self) -> None:
        """Put the slider where the field is."""
        place = self._scale.place_of(self._field.text())
        was = self._slider.blockSignals(True)
        self._slider.setValue(place or 0)
        self._slider.blockSignals(was)
        self._slider.is_untouched = place is None
        restyle(self._slider, untouched=place is None)


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
