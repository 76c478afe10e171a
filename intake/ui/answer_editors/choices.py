"""Choosing one or several: rows for short lists, a list for long ones, a drop-down for minimal."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QVBoxLayout

from intake.i18n import N_
from intake.ui.answer_editors.base import AnswerEditor
from intake.ui.answer_editors.choice_drop_down import DropDown, OpeningList
from intake.ui.answer_editors.choice_face import ChoiceFace, Offered, offered
from intake.ui.answer_editors.choice_list import ChoiceList
from intake.ui.answer_editors.choice_rows import ChoiceRows
from intake.ui.answer_editors.digit_keys import DigitKeys
from intake.ui.kit.context import Context
from intake.ui.kit.layout import column
from intake.ui.presenters.interview_state import ChoiceRow, Pair, QuestionBlock

LONG_LIST: Final = 12
"""More choices than this scroll and are searched."""
LONGEST_DROP_DOWN: Final = 200


class _ChoicesEditor(AnswerEditor):
    """What choosing one and choosing several have in common."""

    _is_one = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._face: ChoiceFace | None = None
        self._shown: Offered | None = None
        self._taken: list[str] = []
        self._digits = DigitKeys(self._by_number, self)
        self._column: QVBoxLayout = column()
        self.setLayout(self._column)

    def display(self, block: QuestionBlock) -> None:
        """Show the choices in both languages, and which are taken."""
        said = block.value if block.draft is None else block.draft
        self._taken = [said] if self._is_one and said else said.split()
        self._shown = offered(self._block(block), self._taken)
        wanted = _face_for(self._shown, is_one=self._is_one)
        if type(self._face) is not wanted:
            self._put(wanted(self._context, is_one=self._is_one))
        if self._face is not None:
            self._face.display(self._shown)
            self.setFocusProxy(self._face)

    def name(self, words: str, description: str = "") -> None:
        """Name the list."""
        super().name(words, description)
        if self._face is not None:
            self._face.name(words, description)

    def commit(self) -> None:
        """Give what was chosen and waits for another digit, or for the arrows to rest."""
        self._digits.settle()
        if self._face is not None:
            self._face.settle()

    def clear(self) -> None:
        """Choose nothing, not even what waits for another digit."""
        if self._shown is None or self._shown.is_readonly:
            return
        self._digits.drop()
        if self._face is not None:
            self._face.drop()
        if self._taken:
            self.given.emit("")

    def take_key(self, key: str) -> bool:
        """Take the choice with this number."""
        shown = self._shown
        if shown is None or shown.is_readonly or not (key.isascii() and key.isdigit()):
            return False
        return self._digits.press(key, len(shown.choices))

    def _block(self, block: QuestionBlock) -> QuestionBlock:
        return block

    def _put(self, face: ChoiceFace) -> None:
        if self._face is not None:
            self._column.removeWidget(self._face)
            self._face.hide()
            self._face.deleteLater()
        self._face = face
        face.toggled.connect(self._toggled)
        self._column.addWidget(face)

    def _by_number(self, place: int) -> None:
        if self._shown is not None and place < len(self._shown.choices):
            self._toggled(self._shown.choices[place].code)

    def _toggled(self, code: str) -> None:
        raise NotImplementedError


class OneChoiceEditor(_ChoicesEditor):
    """One of the choices."""

    def _toggled(self, code: str) -> None:
        self.given.emit(code)


class SeveralChoicesEditor(_ChoicesEditor):
    """Any of the choices; the codes are given in the order in which they were taken."""

    _is_one = False

    def _toggled(self, code: str) -> None:
        if code in self._taken:
            self._taken.remove(code)
        else:
            self._taken.append(code)
        self.given.emit(" ".join(self._taken))


class YesNoEditor(OneChoiceEditor):
    """Yes or no: "true" and "false" are the XForm values."""

    def _block(self, block: QuestionBlock) -> QuestionBlock:
        words = self._context.localizer
        yes, no = words.gettext(N_("Yes")), words.gettext(N_("No"))
        return _with_choices(block, (ChoiceRow("true", Pair(yes)), ChoiceRow("false", Pair(no))))


class AcknowledgeEditor(SeveralChoicesEditor):
    """One box to tick: "OK" is the XForm value."""

    def _block(self, block: QuestionBlock) -> QuestionBlock:
        done = Pair(self._context.localizer.gettext(N_("Yes, done")))
        return _with_choices(block, (ChoiceRow("OK", done),))


def _with_choices(block: QuestionBlock, choices: tuple[ChoiceRow, ...]) -> QuestionBlock:
    return replace(block, choices=choices)


def _face_for(shown: Offered, *, is_one: bool) -> type[ChoiceFace]:
    count, looks = len(shown.choices), shown.appearance
    if looks & {"autocomplete", "search"}:
        return ChoiceList
    if "minimal" in looks:
        return DropDown if is_one and count <= LONGEST_DROP_DOWN else OpeningList
    return ChoiceList if count > LONG_LIST and "likert" not in looks else ChoiceRows
