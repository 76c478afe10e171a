"""What sets two versions of a questionnaire apart, in words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from intake.domain.errors import IntakeError
from intake.forms.differences import Change, diff
from intake.forms.model import FormDef
from intake.forms.versions import type_changes
from intake.i18n import Words
from intake.i18n.form_titles import title_text
from intake.i18n.languages import native_name
from intake.services.form_shelf import FormShelf
from intake.services.ports import FormRow
from intake.ui.presenters.change_words import change_text
from intake.ui.presenters.forms_words import in_families
from intake.ui.presenters.lane import Lane

MOST: Final = 200
"""Lines on the screen; the command lists them all."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One difference, in words."""

    where: str
    """The question as it is asked, or its path."""
    path: str
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CompareState:
    """The dialog for two versions of one form."""

    title: str
    versions: str
    is_reading: bool
    counted: str
    lines: tuple[ChangeLine, ...]
    more: str
    warning: str
    """Said when interviews cannot go from the one to the other."""
    problem: str


@dataclass(frozen=True, slots=True)
class CompareTools:
    """What the presenter works with."""

    shelf: FormShelf
    reader: Lane
    sentence: Callable[[IntakeError, Words], str]


@dataclass(frozen=True, slots=True)
class _Found:
    old: FormDef
    new: FormDef
    changes: tuple[Change, ...]
    retyped: tuple[str, ...]


class ComparePresenter:
    """Compares beside the thread that paints, and puts what was found into words."""

    def __init__(
        self,
        tools: CompareTools,
        pair: tuple[FormRow, FormRow],
        words: Words,
        show: Callable[[CompareState], None],
    ) -> None:
        self._shelf, self._reader, self._sentence = tools.shelf, tools.reader, tools.sentence
        self._words, self._show = words, show
        self._old, self._new = in_order(pair)
        self._found: _Found | None = None
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Read both versions and compare them."""
        shelf, old, new = self._shelf, self._old.hash, self._new.hash

        def job() -> _Found:
            former, later = shelf.definition(old), shelf.definition(new)
            retyped = tuple(each.path for each in type_changes(former, later))
            return _Found(former, later, diff(former, later), retyped)

        self._reader.run(job, self._read, self._refused)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> CompareState:
        """Return the state of the dialog."""
        words, found = self._words, self._found
        changes = found.changes if found is not None else ()
        more = len(changes) - MOST
        return CompareState(
            title=title_text(self._new.title, words) or self._new.form_id,
            versions=words.gettext(
                "From version {old} to version {new}",
                old=self._old.version,
                new=self._new.version,
            ),
            is_reading=found is None and self._error is None,
            counted=self._counted(len(changes)) if found is not None else "",
            lines=tuple(self._line(each) for each in changes[:MOST]),
            more=words.ngettext("and {count} more", "and {count} more", more) if more > 0 else "",
            warning=self._warning(found.retyped if found is not None else ()),
            problem=self._sentence(self._error, words) if self._error else "",
        )

    def _counted(self, count: int) -> str:
        words = self._words
        if not count:
            return words.gettext("The two questionnaires ask the same.")
        return words.ngettext("{count} difference", "{count} differences", count)

    def _line(self, change: Change) -> ChangeLine:
        about = native_name(change.language) if change.language else change.code
        what = change_text(change.kind, self._words)
        return ChangeLine(
            self._named(change),
            change.path,
            f"{what} ({about})" if about else what,
            _one_line(change.before),
            _one_line(change.after),
        )

    def _named(self, change: Change) -> str:
        """Return what a question is called now, or was called where it is gone."""
        if not change.path:
            return self._words.gettext("The whole questionnaire")
        found = self._found
        for form in (found.new, found.old) if found is not None else ():
            node = form.node(change.path)
            if node is not None and node.label is not None:
                languages = (self._words.language, *node.label.by_language)
                texts = (node.label.plain(each) for each in languages)
                said = next((text for text in texts if text), "")
                if said:
                    return _one_line(said)
        return change.path

    def _warning(self, retyped: tuple[str, ...]) -> str:
        if not retyped:
            return ""
        return self._words.gettext(
            "Interviews cannot go on with the newer version: the answers to {paths} would mean "
            "something else there.",
            paths=", ".join(retyped),
        )

    def _read(self, found: _Found) -> None:
        self._found = found
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._error = error
        self.refresh()


def in_order(pair: tuple[FormRow, FormRow]) -> tuple[FormRow, FormRow]:
    """Return the older one of two versions, then the newer."""
    newest = in_families(pair)[pair[0].form_id][0]
    return (pair[1], pair[0]) if newest is pair[0] else pair


def _one_line(text: str) -> str:
    return " ".join(text.split())
