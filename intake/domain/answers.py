"""The value of one question, and how an answer changes the document of an interview."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

Path = str
"""A concrete question path: group and question names joined by "/", with the uid of the row behind
the name of each repeat, and without the form's root: ``harm[k3f9a2]/what``."""


class SkipReason(StrEnum):
    """Why a question that was shown has no answer."""

    DECLINED = "declined"
    NOT_KNOWN = "not_known"
    NOT_ASKED = "not_asked"
    LATER = "later"
    NOT_SAFE = "not_safe"
    INTERRUPTED = "interrupted"
    WELLBEING = "wellbeing"
    """Left out for the person's sake."""
    NOT_APPLICABLE = "not_applicable"


WAITS: Final = frozenset({SkipReason.LATER, SkipReason.NOT_SAFE, SkipReason.INTERRUPTED})
"""What was left for next time."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a narrative, in characters: quoted, summarised, observed, or as interpreted."""

    start: int
    end: int
    kind: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """What is held for one question. `v` is the XForm string, exactly as ODK would store it.

    `lang` is the BCP 47 tag of the language it was said in, `via` how it was obtained
    ("interpreter", "relay", "paper"), `src` who said it. `rel` is False while the question is not
    relevant: the value is kept, read as blank, and left out of exports.
    """

    v: str = ""
    skip: SkipReason | None = None
    lang: str = ""
    via: str = ""
    src: str = ""
    rel: bool = True
    spans: tuple[Span, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Neither answered nor skipped."""
        return not self.v and self.skip is None


@dataclass(frozen=True, slots=True)
class RowAdded:
    """A row was added to a repeat: `repeat` is the repeat's path, `uid` names the row for ever."""

    repeat: Path
    uid: str


@dataclass(frozen=True, slots=True)
class RowRemoved:
    """A row was taken out of a repeat, with all that it holds."""

    repeat: Path
    uid: str


RowChange = RowAdded | RowRemoved


@dataclass(frozen=True, slots=True)
class Patch:
    """A change to a document that needs no form engine to replay.

    `asked` is the question that was answered; `values` holds every value that changed with it,
    calculated ones included. Rows are applied first.
    """

    asked: Path
    values: tuple[tuple[Path, Value], ...] = ()
    rows: tuple[RowChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing changed."""
        return not self.values and not self.rows


_NO_VALUES: Final[Mapping[Path, Value]] = MappingProxyType({})
_NO_ROWS: Final[Mapping[Path, tuple[str, ...]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Document:
    """All that an interview holds so far: values by concrete path, row uids by repeat path."""

    values: Mapping[Path, Value] = field(default_factory=lambda: _NO_VALUES)
    rows: Mapping[Path, tuple[str, ...]] = field(default_factory=lambda: _NO_ROWS)

    def after(self, patch: Patch) -> "Document":
        """Return the document as it is once `patch` has happened."""
        values, rows = dict(self.values), dict(self.rows)
        for change in patch.rows:
            _apply_row(change, values, rows)
        values.update(patch.values)
        return Document(values, rows)

    def without(self, paths: "Collection[Path]") -> "Document":
        """Return the document without the values and the rows at these paths."""
        return Document(
            {path: value for path, value in self.values.items() if path not in paths},
            {repeat: uids for repeat, uids in self.rows.items() if repeat not in paths},
        )

    def merged(self, other: "Document") -> "Document":
        """Return this document with the paths of another compartment's document added."""
        rows = dict(self.rows)
        for repeat, uids in other.rows.items():
            known = rows.get(repeat, ())
            rows[repeat] = known + tuple(uid for uid in uids if uid not in known)
        return Document({**self.values, **other.values}, rows)


def row_path(repeat: Path, uid: str) -> Path:
    """Return the path of one row of a repeat."""
    return f"{repeat}[{uid}]"


def _apply_row(
    change: RowChange, values: dict[Path, Value], rows: dict[Path, tuple[str, ...]]
) -> None:
    known = rows.get(change.repeat, ())
    if isinstance(change, RowAdded):
        if change.uid not in known:
            rows[change.repeat] = (*known, change.uid)
        return
    rows[change.repeat] = tuple(each for each in known if each != change.uid)
    inside = row_path(change.repeat, change.uid) + "/"
    for path in [each for each in values if each.startswith(inside)]:
        del values[path]
    for repeat in [each for each in rows if each.startswith(inside)]:
        del rows[repeat]
