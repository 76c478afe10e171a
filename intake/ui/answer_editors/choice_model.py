"""A long list of choices as a model: ten thousand cost no more widgets than ten."""

import unicodedata
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from intake.ui.presenters.interview_state import ChoiceRow

Index = QModelIndex | QPersistentModelIndex
ChoiceRole: Final = Qt.ItemDataRole.UserRole
PlaceRole: Final = Qt.ItemDataRole.UserRole + 1
_MARKS: Final = dict.fromkeys((*range(0x300, 0x370), *range(0x64B, 0x660)))


def plain(text: str) -> str:
    """Return a text as it is searched: small letters without accents."""
    return unicodedata.normalize("NFKD", text.casefold()).translate(_MARKS)


class ChoiceModel(QAbstractListModel):
    """The choices that fit what was searched for, and those that are taken."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[ChoiceRow, ...] = ()
        self._folded: list[str] | None = None
        self._places: Sequence[int] = ()
        self._taken: frozenset[str] = frozenset()
        self._wanted = ""
        self._is_readonly = False

    def show(
        self, choices: tuple[ChoiceRow, ...], taken: Sequence[str], *, is_readonly: bool
    ) -> None:
        """Take the choices, if they are others than before, and which are taken."""
        is_same = self._taken == frozenset(taken) and self._is_readonly == is_readonly
        self._taken, self._is_readonly = frozenset(taken), is_readonly
        if choices is not self._choices and choices != self._choices:
            self.beginResetModel()
            self._choices, self._folded = choices, None
            self._places = self._fitting()
            self.endResetModel()
        elif not is_same and self._places:
            self.dataChanged.emit(self.index(0), self.index(len(self._places) - 1))

    def search(self, typed: str) -> None:
        """Show what holds the typed text in either language."""
        if plain(typed.strip()) == self._wanted:
            return
        self.beginResetModel()
        self._wanted = plain(typed.strip())
        self._places = self._fitting()
        self.endResetModel()

    @property
    def choices(self) -> tuple[ChoiceRow, ...]:
        """Every choice, searched for or not."""
        return self._choices

    def is_taken(self, code: str) -> bool:
        """Tell whether a choice is taken."""
        return code in self._taken

    def row_of(self, place: int) -> int:
        """Return the row in which the choice at `place` is shown now, or -1."""
        try:
            return self._places.index(place)
        except ValueError:
            return -1

    def first_taken(self) -> int:
        """Return the first row that is taken, or 0."""
        rows = (row for row, at in enumerate(self._places) if self._choices[at].code in self._taken)
        return next(rows, 0) if self._taken else 0

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many fit."""
        return 0 if parent.isValid() else len(self._places)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every row be chosen."""
        if self._is_readonly:
            return Qt.ItemFlag.ItemIsSelectable
        return (
            Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsUserCheckable
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words, the check, or the choice itself."""
        place = self._places[index.row()]
        choice = self._choices[place]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            other = choice.words.second
            return f"{choice.words.lead} / {other}" if other else choice.words.lead
        if role == Qt.ItemDataRole.CheckStateRole:
            is_taken = choice.code in self._taken
            return Qt.CheckState.Checked if is_taken else Qt.CheckState.Unchecked
        return {ChoiceRole: choice, PlaceRole: place}.get(role)

    def _fitting(self) -> Sequence[int]:
        if not self._wanted:
            return range(len(self._choices))
        if self._folded is None:
            lines = (f"{each.words.lead}\0{each.words.second}" for each in self._choices)
            self._folded = plain("\n".join(line.replace("\n", " ") for line in lines)).split("\n")
        return [
            at
            for at, text in enumerate(self._folded)
            if self._wanted in text or self._choices[at].code in self._taken
        ]
