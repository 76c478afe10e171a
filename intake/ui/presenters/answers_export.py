"""Answers as a file for other programs: which, how, with names or without; it can be stopped."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from intake.domain.errors import CancelledError, IntakeError, MissingExtraError
from intake.i18n import Words
from intake.i18n.form_titles import title_text
from intake.i18n.languages import native_name
from intake.services.export_order import Exported, ExportOrder, Layout
from intake.services.exporting import Exporting
from intake.services.ports import FormRow
from intake.ui.presenters import answers_words as said
from intake.ui.presenters.answers_state import AnswersState, Names
from intake.ui.presenters.cases_state import Listed
from intake.ui.presenters.consent_choices import Option
from intake.ui.presenters.export import Stage
from intake.ui.presenters.export_choices import ExportChoices, ExportMemory, ShortMemory
from intake.ui.presenters.work import Ticket, Workshop

NO_LABELS = "-"
"""The key of the choice to write no words."""


class Scope(StrEnum):
    """Which interviews are written."""

    MARKED = "marked"
    SHOWN = "shown"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class AnswersTools:
    """What the presenter works with."""

    exporting: Exporting
    workshop: Workshop
    sentence: Callable[[IntakeError, Words], str]
    can_read_identity: bool
    has_analysis: bool
    """The part for Parquet is installed."""
    memory: ExportMemory = field(default_factory=ShortMemory)


class AnswersPresenter:
    """Asks, writes beside everything else, and says what left and what did not."""

    def __init__(
        self,
        tools: AnswersTools,
        forms: tuple[FormRow, ...],
        listed: Listed,
        words: Words,
        show: Callable[[AnswersState], None],
    ) -> None:
        self._tools, self._listed, self._words, self._show = tools, listed, words, show
        self._forms = families(forms)
        self._used = Counter[str]()
        for row in forms:
            self._used[row.form_id] += row.interviews
        choices = tools.memory.recall()
        known = {each.value for each in Layout}
        first = next(iter(said.LAYOUTS))
        self._layout = Layout(choices.layout) if choices.layout in known else first
        self._language, self._bom = choices.language, choices.bom
        self._scope = self._first_scope()
        self._form = listed.form_id or next(iter(self._forms), "")
        self._with_names = False
        self._stage = Stage.ASKING
        self._progress = (0, 0)
        self._path = ""
        self._done: Exported | None = None
        self._error: IntakeError | None = None
        self._ticket: Ticket | None = None

    def speak(self, words: Words) -> None:
        """Change the language of the dialog; labels keep theirs."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> AnswersState:
        """Return the state of the dialog."""
        words, done = self._words, self._done
        read, steps = self._progress
        missing = self._missing()
        return AnswersState(
            stage=self._stage,
            scopes=self._scopes(),
            scope=self._scope,
            forms=tuple(Option(key, _titled(row, words)) for key, row in self._forms.items()),
            form=self._form,
            can_choose_form=self._scope is not Scope.MARKED,
            layouts=tuple(
                Option(each, words.gettext(name)) for each, (name, *_) in said.LAYOUTS.items()
            ),
            layout=self._layout,
            layout_hint=words.gettext(said.LAYOUTS[self._layout][1]),
            languages=self._languages(),
            language=self._label_language() or NO_LABELS,
            has_labels=self._layout in said.LABELLED,
            names=Names(self._with_names, self._tools.can_read_identity),
            bom=self._bom,
            has_bom=self._layout in said.WITH_MARK,
            missing=missing,
            can_write=self._stage is Stage.ASKING and bool(self._form) and not missing,
            file_name=f"{self._form}-{self._layout.value}.{said.LAYOUTS[self._layout][2]}",
            file_kind=said.file_kind(self._layout, words),
            share=read / steps if steps else 0.0,
            progress=said.counted(read, steps, words),
            done=said.done_text(done, words) if done else "",
            notes=said.notes(done, words) if done else (),
            path=self._path if done else "",
            problem=self._tools.sentence(self._error, words) if self._error else "",
        )

    def choose_scope(self, key: str) -> None:
        """Choose which interviews; the marked one has its own questionnaire."""
        self._scope = Scope(key)
        if self._scope is Scope.MARKED:
            self._form = self._listed.form_id
        self._changed()

    def choose_form(self, form_id: str) -> None:
        """Choose a questionnaire."""
        self._form = form_id
        self._changed()

    def choose_layout(self, key: str) -> None:
        """Choose what kind of file."""
        self._layout = Layout(key)
        self._changed()

    def choose_language(self, key: str) -> None:
        """Choose the language of labels, or none."""
        self._language = "" if key == NO_LABELS else key
        self._changed()

    def add_names(self, *, is_wanted: bool) -> None:
        """Write the answers that name people too, or leave them out."""
        self._with_names = is_wanted
        self._changed()

    def add_mark(self, *, is_wanted: bool) -> None:
        """Begin CSV files with the mark that Excel looks for, or not."""
        self._bom = is_wanted
        self._changed()

    def write(self, path: str) -> None:
        """Write into a file that the person has chosen; the file dialog asked about replacing."""
        if not self.state().can_write:
            return
        self._path, self._error, self._stage = path, None, Stage.WORKING
        self._progress = (0, 0)
        exporting, order = self._tools.exporting, self._order(path)
        self._tools.memory.remember(
            ExportChoices(self._layout.value, self._language, bom=self._bom)
        )
        self._ticket = self._tools.workshop.start(
            lambda advance: exporting.export(order, advance),
            self._written,
            self._refused,
            self._advanced,
        )
        self.refresh()

    def cancel(self) -> None:
        """Stop writing; nothing is left behind."""
        if self._ticket is not None:
            self._ticket.cancel()

    def _order(self, path: str) -> ExportOrder:
        listed = self._listed
        order = ExportOrder(
            self._form,
            self._layout,
            path,
            language=self._label_language() if self._layout in said.LABELLED else "",
            bom=self._bom and self._layout in said.WITH_MARK,
            with_names=self._with_names,
            replace=True,
        )
        match self._scope:
            case Scope.MARKED:
                return replace(order, only=listed.only, code=listed.code.replace("-", ""))
            case Scope.SHOWN:
                return replace(order, states=listed.states, code=listed.typed)
            case Scope.FORM:
                return order

    def _changed(self) -> None:
        self._error = None
        self.refresh()

    def _first_scope(self) -> Scope:
        if self._listed.is_narrowed:
            return Scope.SHOWN
        return Scope.FORM

    def _scopes(self) -> tuple[Option, ...]:
        words, listed = self._words, self._listed
        count = words.ngettext("{count} interview", "{count} interviews", self._used[self._form])
        text = words.gettext("All of the questionnaire: {interviews}", interviews=count)
        found = [Option(Scope.FORM, text)]
        if listed.is_narrowed:
            text = words.gettext("Those that the list shows now")
            found.append(Option(Scope.SHOWN, text))
        if listed.only is not None:
            text = words.gettext("Only the marked one, {code}", code=listed.code)
            found.append(Option(Scope.MARKED, text))
        return tuple(found)

    def _languages(self) -> tuple[Option, ...]:
        row = self._forms.get(self._form)
        tags = row.languages if row is not None else ()
        none = Option(NO_LABELS, self._words.gettext("No words, only names and codes"))
        nameless = (none,) if self._layout in said.NAMELESS or not tags else ()
        return (*nameless, *(Option(each, native_name(each)) for each in tags))

    def _label_language(self) -> str:
        """Return the language chosen, or one that is near to it in this form and this layout."""
        tags = [each.key for each in self._languages()]
        wanted = (self._language or NO_LABELS, self._words.language, *tags)
        found = next((each for each in wanted if each in tags), NO_LABELS)
        return "" if found == NO_LABELS else found

    def _missing(self) -> str:
        if self._layout is not Layout.PARQUET or self._tools.has_analysis:
            return ""
        return self._tools.sentence(MissingExtraError("analysis"), self._words)

    def _advanced(self, done: int, steps: int) -> None:
        self._progress = (done, steps)
        self.refresh()

    def _written(self, done: Exported) -> None:
        self._ticket, self._done, self._stage = None, done, Stage.DONE
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._ticket, self._stage = None, Stage.ASKING
        self._error = None if isinstance(error, CancelledError) else error
        self.refresh()


def families(forms: tuple[FormRow, ...]) -> dict[str, FormRow]:
    """Return the newest version of each form by id, those most used first."""
    used: dict[str, int] = {}
    newest: dict[str, FormRow] = {}
    for row in sorted(forms, key=lambda each: (each.is_received, -each.added.timestamp())):
        used[row.form_id] = used.get(row.form_id, 0) + row.interviews
        newest.setdefault(row.form_id, row)
    return dict(sorted(newest.items(), key=lambda each: (-used[each[0]], each[1].title)))


def _titled(row: FormRow, words: Words) -> str:
    return words.gettext(
        "{title} ({name})", title=title_text(row.title, words) or row.form_id, name=row.form_id
    )
