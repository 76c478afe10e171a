"""The interview screen's behaviour: what happens when somebody types, chooses, skips or goes on."""

from collections.abc import Callable
from functools import partial

from intake.domain.answers import SkipReason, Value
from intake.domain.events import Event, InterviewPaused, InterviewResumed, QuestionsFinished
from intake.domain.interview import FINISHED, Interview, State
from intake.domain.states import GONE
from intake.forms.session import FormSession
from intake.forms.views import ChangeSet
from intake.i18n import Words
from intake.i18n.form_titles import title_text
from intake.services.ports import Draft, Written
from intake.ui.presenters import interview_pages as pages
from intake.ui.presenters.interview_columns import ColumnChoice
from intake.ui.presenters.interview_course import InterviewCourse
from intake.ui.presenters.interview_desk import Desk
from intake.ui.presenters.interview_drafts import DraftBox
from intake.ui.presenters.interview_files import FileBox
from intake.ui.presenters.interview_pages import FINISH, Seen
from intake.ui.presenters.interview_saving import SaveQueue
from intake.ui.presenters.interview_state import InterviewState, Page, SectionRow
from intake.ui.presenters.interview_testimony import Testimony
from intake.ui.presenters.interview_way import Way, given_back


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
        self._course = InterviewCourse(interview, desk.guard)
        self._session = session
        self._words = words
        self._way = Way(session)
        self._columns = ColumnChoice(session.form, desk.native_name, desk.columns)
        self._seen: tuple[Page, tuple[SectionRow, ...]] | None = None
        self._rows_kept: pages.KeptRows = {}
        self._focus = ""
        self._show: Callable[[InterviewState], None] | None = show
        self._problems: dict[str, str] = {}
        self._undo: list[tuple[str, Value]] = []
        self._saves = SaveQueue(desk.interviewing, desk.writer, interview.id, self.refresh)
        self._drafts = DraftBox(
            desk.interviewing, desk.writer, interview.id, self._draft_kept, self._saves.failed
        )
        self.testimony = Testimony((interview.id, session), desk.names, desk.writer)
        self.files = FileBox(desk.files, (interview.id, session), self.answer, self._look_again)
        self._key = self._way.first_open() or FINISH
        self.testimony.load(self.answer, self._look_again, self._saves.failed)

    @property
    def interview(self) -> Interview:
        """The interview as it stands, without its answers since it was opened."""
        return self._course.interview

    @property
    def languages(self) -> tuple[str, str]:
        """The leading and the second language of the questions; the second may be empty."""
        return self._columns.shown(self._words.language)

    @property
    def has_unsaved(self) -> bool:
        """Whether the disk still owes an acknowledgement."""
        return self._saves.is_owed

    def speak(self, words: Words, second: str) -> None:
        """Change the languages; nothing else changes, not even half-typed text."""
        self._words, self._columns.usual_second = words, second
        self._look_again()

    def choose_columns(self, lead: str, second: str) -> None:
        """Show the questions in these languages; an empty lead follows the program."""
        self._columns.choose(lead, second)
        self._look_again()

    def stand(self, interview: Interview) -> None:
        """Go on with an interview to which something has happened beside its questions."""
        self._course.interview = interview
        self._look_again()

    def refresh(self) -> None:
        """Show the state as it is now, as long as somebody looks."""
        if self._show is not None:
            self._show(self.state())

    def _look_again(self) -> None:
        """Show what is on the page anew: not only what the disk said has changed."""
        self._seen = None
        self.refresh()

    def leave(self) -> None:
        """Show nothing from now on: what is still under way to the disk goes on."""
        self._show = None

    def state(self) -> InterviewState:
        """Return the state of the screen."""
        words, saves, progress = self._words, self._saves, self._way.progress
        shown, sections = self._seen = self._seen or self._look()
        return InterviewState(
            case_code=self.interview.case_code,
            form_title=title_text(self._session.form.title, self._words),
            languages=self._columns.state(words.language),
            sections=sections,
            page=shown,
            answered=progress.answered,
            total=progress.total,
            saving=saves.saving,
            saved_at=self._desk.local_time(saves.saved_at, words) if saves.saved_at else "",
            failure=self._desk.sentence(saves.failure, words) if saves.failure else "",
            can_go_back=self._way.beside(shown.key, -1) is not None,
            can_go_on=shown.key != FINISH,
            can_undo=bool(self._undo) and self.interview.state not in FINISHED,
            is_paused=self.interview.state is State.PAUSED,
            is_over=self.interview.state in GONE,
            focus=self._focus,
        )

    def ahead(self) -> Page | None:
        """Return the page that comes next as it would be now, so that it can be made ready."""
        return self._page(after) if (after := self._way.beside(self._key, 1)) else None

    def _look(self) -> tuple[Page, tuple[SectionRow, ...]]:
        shown = self._page(self._key)
        return shown, pages.section_rows(self._session, self._way, shown.section, self._glance())

    def _page(self, key: str) -> Page:
        return pages.page(self._session, self.interview, self._way, key, self._glance())

    def _glance(self) -> Seen:
        return Seen(
            self._words, *self.languages, self._drafts.kept, self._problems, self.files,
            lambda block, value: self.testimony.told(block, value, self.interview.languages),
            self._rows_kept, lambda path: self._course.closed(path, self._words),
        )  # fmt: skip

    def recover(self, drafts: tuple[Draft, ...]) -> None:
        """Take up half-typed text of an earlier run, and stand where it was typed."""
        self._drafts.take_up(drafts)
        if drafts:
            self.go_to_question(drafts[0].path)

    def typed(self, path: str, text: str, caret: int) -> None:
        """Note half-typed text; `save_drafts` writes it once the typing rests."""
        self.testimony.disturbed(path)
        self._drafts.type(self._session.compartment(path), path, text, caret)

    def save_drafts(self) -> None:
        """Write what was typed since the last time. Called after 400 ms of quiet."""
        self._drafts.write()

    def answer(self, path: str, text: str) -> bool:
        """Give an answer. False when it cannot be one: the text stays, as a draft, and says why.

        An answer that the form does not allow is kept as it was said, and blocks completion.
        """
        before = self._session.question(path).value
        spans = self.testimony.spans(path, before, text, self.interview.languages)
        if (text, spans) == (before.v, before.spans) and (text or before.skip is None):
            self._problems.pop(path, None)
            self._drafts.strike(self._session.compartment(path), path)
            return True
        if not text:
            self._take(path, before, self._session.clear(path))
            return True
        change = self._session.answer(
            path, text, lang=self._course.said_in, spans=spans, insist=True
        )
        if change.problem is None:
            self._take(path, before, change)
            return True
        self._problems[path] = pages.misfit_words(self._session, path, self._glance())
        self.typed(path, text, len(text))
        self.save_drafts()
        self._look_again()
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
        self._drafts.given(path)
        self._write(given_back(self._session, path, former))
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

    def next(self) -> None:
        """Go to the next page."""
        self._go(self._way.beside(self._key, 1) or FINISH)

    def previous(self) -> None:
        """Go to the page before."""
        self._go(self._way.beside(self._key, -1) or self._key)

    def go_to_section(self, section: str) -> None:
        """Go to the first page of a section, or to the last page of all."""
        self._go(FINISH if section == FINISH else self._way.first_of(section) or self._key)

    def go_to_row(self, repeat: str, uid: str) -> None:
        """Go to the first question of a row."""
        self._go(self._way.in_row(f"{repeat}[{uid}]") or self._key)

    def go_to_question(self, path: str) -> None:
        """Go to the page of a question, and to the question on it."""
        self._focus = path
        self._go(self._way.holding(path) or self._key)

    def pause(self) -> None:
        """Stop the clock, and show nothing of the interview."""
        self._act(self._desk.interviewing.pause, InterviewPaused())

    def resume(self) -> None:
        """Go on."""
        self._act(self._desk.interviewing.resume, InterviewResumed())

    def finish(self, override: str = "") -> None:
        """Finish, if nothing is open or there is a reason to finish all the same."""
        open_now = pages.open_paths(self._session, self._way, self._problems)
        reason = override.strip() if open_now else ""
        if open_now and not reason:
            return
        finish = partial(self._desk.interviewing.finish, override=reason)
        facts = open_now, self._way.progress
        self._act(lambda each: finish(each, *facts), QuestionsFinished())

    def try_again(self) -> None:
        """Write again, in order, what the disk refused."""
        self._saves.try_again()
        self.refresh()

    def _go(self, key: str) -> None:
        before, self._key = self._key, key
        if self._way.home(before)[0] != self._way.home(key)[0]:
            leave = partial(self._desk.interviewing.leave_section, self.interview.id)
            self._desk.writer.run(leave, lambda _none: None, self._saves.failed)
        self._look_again()

    def _take(self, path: str, before: Value, change: ChangeSet) -> None:
        self._problems.pop(path, None)
        self._drafts.given(path)
        self._undo.append((path, before))
        self._write(change)
        self._look_again()

    def _write(self, change: ChangeSet) -> None:
        self._course.heard(change)
        self._way.forget()
        self._seen = None
        self._saves.send(change.patches, self.languages[0], self._way.progress)

    def _act(self, job: Callable[..., Written], event: Event) -> None:
        self.save_drafts()

        def done(written: Written) -> None:
            self._course.take(event)
            self._seen = None
            self._saves.acknowledged(written)

        self._desk.writer.run(lambda: job(self.interview.id), done, self._saves.failed)

    def _draft_kept(self, draft: Draft) -> None:
        self._seen = None
        self._saves.draft_acknowledged(draft.saved)
