"""The interview screen's behaviour: what happens when somebody types, chooses, skips or goes on.

The form session runs here, on the thread that paints, so the next question never waits for the
disk; every change goes to the writer lane in order, and "Saved" is the commit's own word.
"""

from collections.abc import Callable
from dataclasses import replace

from intake.domain.answers import SkipReason, Value
from intake.domain.interview import Interview, State
from intake.forms.session import FormSession
from intake.forms.views import ChangeSet, Step, paths_of
from intake.i18n import Words
from intake.i18n.languages import normal_tag
from intake.services.ports import Draft, Progress, Written
from intake.ui.presenters.interview_desk import Desk
from intake.ui.presenters.interview_drafts import DraftBox
from intake.ui.presenters.interview_pages import (
    FINISH,
    Seen,
    page,
    section_of,
    section_rows,
    step_key,
)
from intake.ui.presenters.interview_saving import SaveQueue
from intake.ui.presenters.interview_state import InterviewState, Pair


class InterviewPresenter:
    """One open interview. `show` is called with a new state after every change."""

    def __init__(
        self,
        desk: Desk,
        interview: Interview,
        session: FormSession,
        words: Words,
        show: Callable[[InterviewState], None],
    ) -> None:
        self._desk = desk
        self._interview = interview
        self._session = session
        self._words = words
        self._second = ""
        self._show: Callable[[InterviewState], None] | None = show
        self._problems: dict[str, str] = {}
        self._undo: list[tuple[str, Value]] = []
        self._saves = SaveQueue(desk.interviewing, desk.writer, interview.id, self.refresh)
        self._drafts = DraftBox(
            desk.interviewing,
            desk.writer,
            interview.id,
            lambda draft: self._saves.draft_acknowledged(draft.saved),
            self._saves.failed,
        )
        self._key = self._first_open()

    @property
    def interview(self) -> Interview:
        """The interview as it stands, without its answers since it was opened."""
        return self._interview

    @property
    def languages(self) -> tuple[str, str]:
        """The leading and the second language of the questions; the second may be empty."""
        return self._words.language, self._second

    @property
    def _said_in(self) -> str:
        """The language the person wanted today (BCP 47): what is typed was said in it."""
        today = self._interview.languages
        return normal_tag(today.today) if today is not None else ""

    @property
    def has_unsaved(self) -> bool:
        """Whether the disk still owes an acknowledgement."""
        return self._saves.is_owed

    def speak(self, words: Words, second: str) -> None:
        """Change the languages; nothing else changes, not even half-typed text."""
        self._words, self._second = words, "" if second == words.language else second
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now, as long as somebody looks."""
        if self._show is not None:
            self._show(self.state())

    def leave(self) -> None:
        """Show nothing from now on: what is still under way to the disk goes on."""
        self._show = None

    def state(self) -> InterviewState:
        """Return the state of the screen."""
        words, saves = self._words, self._saves
        seen = Seen(words, words.language, self._second, self._drafts.kept, self._problems)
        keys = self._keys()
        shown = page(self._session, self._interview, self._session.steps(), self._key, seen)
        answered, total = self._session.progress()
        return InterviewState(
            case_code=self._interview.case_code,
            form_title=self._session.form.title,
            languages=Pair(
                self._desk.native_name(words.language),
                self._desk.native_name(self._second) if self._second else "",
            ),
            sections=section_rows(self._session, shown.section, seen),
            page=shown,
            answered=answered,
            total=total,
            saving=saves.saving,
            saved_at=self._desk.local_time(saves.saved_at, words) if saves.saved_at else "",
            failure=self._desk.sentence(saves.failure, words) if saves.failure else "",
            can_go_back=bool(keys) and shown.key != keys[0],
            can_go_on=shown.key != FINISH,
            can_undo=bool(self._undo) and self._interview.state is not State.READBACK,
            is_paused=self._interview.state is State.PAUSED,
        )

    def recover(self, drafts: tuple[Draft, ...]) -> None:
        """Take up half-typed text of an earlier run, and stand where it was typed."""
        self._drafts.take_up(drafts)
        if drafts:
            self.go_to_question(drafts[0].path)

    def typed(self, path: str, text: str, caret: int) -> None:
        """Note half-typed text; `save_drafts` writes it once the typing rests."""
        self._drafts.type(self._session.compartment(path), path, text, caret)

    def save_drafts(self) -> None:
        """Write what was typed since the last time. Called after 400 ms of quiet."""
        self._drafts.write()

    # --- answers

    def answer(self, path: str, text: str) -> bool:
        """Give an answer. False when it does not fit: the text stays, as a draft, and says why."""
        before = self._session.question(path).value
        if text == before.v and (text or before.skip is None):
            self._problems.pop(path, None)
            self._drafts.strike(self._session.compartment(path), path)
            return True
        if not text:
            self._take(path, before, self._session.clear(path))
            return True
        change = self._session.answer(path, text, lang=self._said_in)
        if change.problem is None:
            self._take(path, before, change)
            return True
        self._problems[path] = self._problem_words(path, change)
        self.typed(path, text, len(text))
        self.save_drafts()
        self.refresh()
        return False

    def skip(self, path: str, reason: SkipReason) -> None:
        """Skip a question with a reason; an earlier answer is superseded, not lost."""
        before = self._session.question(path).value
        self._take(path, before, self._session.skip(path, reason))

    def skip_all_open(self, reason: SkipReason) -> None:
        """Give every question that is still open the same reason."""
        tried: set[str] = set()
        while fresh := [path for path in self._session.unanswered() if path not in tried]:
            tried.update(fresh)
            for path in fresh:
                self._write(self._session.skip(path, reason))
        self.refresh()

    def undo(self) -> None:
        """Give the former value back, as a new entry."""
        if not self._undo:
            return
        path, former = self._undo.pop()
        if former.skip is not None:
            change = self._session.skip(path, former.skip)
        elif former.v:
            change = self._session.answer(path, former.v, lang=former.lang)
        else:
            change = self._session.clear(path)
        self._drafts.given(path)
        self._write(change)
        self.go_to_question(path)

    def add_row(self, repeat: str) -> None:
        """Add a row and go to its first question."""
        uid = self._desk.new_uid()
        self._write(self._session.add_row(repeat, uid))
        self.go_to_row(repeat, uid)

    def remove_row(self, repeat: str, uid: str) -> None:
        """Take a row out, with all that it holds."""
        inside = f"{repeat}[{uid}]/"
        self._undo = [each for each in self._undo if not each[0].startswith(inside)]
        self._write(self._session.remove_row(repeat, uid))
        self.refresh()

    # --- walking

    def next(self) -> None:
        """Go to the next page."""
        keys = self._keys()
        place = keys.index(self._key) + 1 if self._key in keys else len(keys)
        self._go(keys[place] if place < len(keys) else FINISH)

    def previous(self) -> None:
        """Go to the page before."""
        keys = self._keys()
        place = keys.index(self._key) if self._key in keys else len(keys)
        self._go(keys[max(place - 1, 0)] if keys else FINISH)

    def go_to_section(self, section: str) -> None:
        """Go to the first page of a section, or to the last page of all."""
        found = (key for key in self._keys() if section_of(key) == section)
        self._go(next(found, FINISH if section == FINISH else self._key))

    def go_to_row(self, repeat: str, uid: str) -> None:
        """Go to the first question of a row."""
        inside = f"{repeat}[{uid}]/"
        found = (key for key in self._keys() if key.startswith(inside))
        self._go(next(found, self._key))

    def go_to_question(self, path: str) -> None:
        """Go to the page on which a question stands."""
        found = (step_key(step) for step in self._session.steps() if path in paths_of(step))
        self._go(next(found, self._key))

    # --- pause, finish, and what the disk refused

    def pause(self) -> None:
        """Stop the clock, and show nothing of the interview."""
        self._act(self._desk.interviewing.pause, State.PAUSED)

    def resume(self) -> None:
        """Go on."""
        self._act(self._desk.interviewing.resume, State.OPEN)

    def finish(self) -> None:
        """Finish the questions, if every visible one is answered or skipped."""
        open_questions = self._session.unanswered()
        progress = Progress(*self._session.progress())
        self._act(
            lambda interview: self._desk.interviewing.finish(interview, open_questions, progress),
            State.READBACK,
        )

    def try_again(self) -> None:
        """Write again, in order, what the disk refused."""
        self._saves.try_again()
        self.refresh()

    def _keys(self) -> list[str]:
        return [step_key(step) for step in self._session.steps()]

    def _first_open(self) -> str:
        def is_open(step: Step) -> bool:
            return any(self._session.question(path).value.is_blank for path in paths_of(step))

        return next((step_key(step) for step in self._session.steps() if is_open(step)), FINISH)

    def _go(self, key: str) -> None:
        left = section_of(self._key) != section_of(key)
        self._key = key
        if left:
            self._desk.writer.run(
                lambda: self._desk.interviewing.leave_section(self._interview.id),
                lambda _none: None,
                self._saves.failed,
            )
        self.refresh()

    def _take(self, path: str, before: Value, change: ChangeSet) -> None:
        self._problems.pop(path, None)
        self._drafts.given(path)
        self._undo.append((path, before))
        self._write(change)
        self.refresh()

    def _write(self, change: ChangeSet) -> None:
        progress = Progress(*self._session.progress())
        self._saves.send(change.patches, self._words.language, progress)

    def _act(self, job: Callable[..., Written], state: State) -> None:
        self.save_drafts()

        def done(written: Written) -> None:
            self._interview = replace(self._interview, state=state)
            self._saves.acknowledged(written)

        self._desk.writer.run(lambda: job(self._interview.id), done, self._saves.failed)

    def _problem_words(self, path: str, change: ChangeSet) -> str:
        own = self._session.constraint_message(path, self._words.language)
        if own is not None and own.text:
            return own.text
        return self._words.gettext("This answer does not fit the question. Please check it.")
