"""Reading an interview back: section by section, each line can be corrected, then the question."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from intake.domain.answers import Path
from intake.domain.states import GONE, Outcome
from intake.forms.participant import spoken_tag
from intake.forms.views import ChangeSet
from intake.i18n import N_, Words
from intake.i18n.catalogs import interface_languages
from intake.ui.presenters import interview_pages as pages
from intake.ui.presenters.consent_choices import Option
from intake.ui.presenters.ending_tools import Act, EndingFacts, EndingTools
from intake.ui.presenters.interview_state import Pair, QuestionBlock
from intake.ui.presenters.interview_testimony import Testimony
from intake.ui.presenters.readback_lines import (
    Reading,
    ReadLine,
    ReadSection,
    read_languages,
    read_sections,
)

WHAT_IS_RIGHT = N_("What is right?")
IS_IT_RIGHT = N_("Is it right like this, or do you want to change something?")
IT_ENDS_HERE = N_("The questions ended early. What was said stays like this, as not confirmed.")


@dataclass(frozen=True, slots=True)
class Correcting:
    """A line that is being corrected, with its question as it can be answered."""

    block: QuestionBlock
    languages: tuple[str, str]
    ask: Pair
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ReadbackState:
    """The screen. Behind the last section stands the question whether it is right."""

    title: str
    lines: tuple[ReadLine, ...]
    place: int
    count: int
    """How many sections there are; at `place` of that many it is asked whether it is right."""
    is_asked: bool
    ask: Pair
    """Whether it is right: in the language of the person, and in that of staff."""
    can_accept: bool
    """False where the questions were not finished: then it can only be said why not."""
    is_corrected: bool
    language: str
    languages: tuple[Option, ...]
    needs_reason: Outcome | None
    """The outcome for which a reason is asked."""
    correcting: Correcting | None
    is_busy: bool
    failure: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What the person's window may show: no answer that names somebody."""
        return tuple(
            f"{each.question} {each.answer}" for each in self.lines if not each.is_identity
        )


class ReadbackPresenter:
    """Reads one interview back; `changed` reads it anew after each act."""

    def __init__(
        self,
        tools: EndingTools,
        facts: EndingFacts,
        words: Words,
        show: Callable[[ReadbackState], None],
        changed: Callable[[], None],
    ) -> None:
        self._tools, self._facts, self._words = tools, facts, words
        self._show, self._changed = show, changed
        self._offered, self._tag = read_languages(facts.session, facts.spoken)
        self._place = 0
        self._line: Path = ""
        self._problem = ""
        self._reason: Outcome | None = None
        self._act = Act(tools, self.refresh)
        self._open()

    def take(self, facts: EndingFacts) -> None:
        """Go on with the interview as it is after a correction."""
        self._facts = facts
        self._line = ""
        self._open()
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language of the program; what is read stays in that of the person."""
        self._words = words
        self.refresh()

    def read_in(self, tag: str) -> None:
        """Read in another language of the form."""
        self._tag = tag
        self._sections = self._read()
        self.refresh()

    def next(self) -> None:
        """Go to the next section, and after the last one to the question."""
        self._go(self._place + 1)

    def to_question(self) -> None:
        """Go to the question behind the last section."""
        self._go(len(self._sections))

    def previous(self) -> None:
        """Go back."""
        self._go(self._place - 1)

    def begin_again(self) -> None:
        """Go to the first section: the person wants to change something."""
        self._go(0)

    def correct(self, path: Path) -> None:
        """Ask what is right."""
        lines = (each for section in self._sections for each in section.lines)
        if any(each.path == path and each.can_correct for each in lines):
            self._line, self._problem = path, ""
            self.refresh()

    def leave_line(self) -> None:
        """Leave a line as it is."""
        self._line = ""
        self.refresh()

    def given(self, text: str) -> None:
        """Write down what is right; what stood there before stays beside it."""
        facts, path = self._facts, self._line
        if not path:
            return
        view = facts.session.question(path)
        if text == view.value.v and text:
            self.leave_line()
            return
        change = self._changing(path, text)
        if change.problem is not None:
            self._problem = pages.misfit_words(facts.session, path, self._seen())
            self.refresh()
            return
        correct = partial(
            self._tools.application.closing.correct,
            facts.interview.id,
            change.patches,
            lang=self._tag,
        )
        self._act.run(correct, self._changed, self._changed)  # what was not written is not shown

    def spanned(self, spans: object) -> None:
        """Note the quotations of the answer that is given next."""
        self._testimony.spanned(self._line, spans)  # type: ignore[arg-type]

    def accept(self) -> None:
        """Note that the person says that it is right."""
        desk, facts = self._tools.application.closing, self._facts
        accept = partial(desk.accept, facts.interview.id, lang=self._tag, by=facts.via)
        self._act.run(accept, self._changed)

    def ask_reason(self, outcome: Outcome | None) -> None:
        """Ask why it is not accepted, or why it was not possible; None: go back."""
        self._reason = outcome
        self.refresh()

    def not_confirmed(self, reason: str) -> None:
        """Note why the person did not say that it is right."""
        desk, facts, outcome = self._tools.application.closing, self._facts, self._reason
        if outcome is None or not reason.strip():
            return
        note = partial(
            desk.not_confirmed, facts.interview.id, outcome, reason, lang=self._tag, by=facts.via
        )
        self._act.run(note, self._changed)

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> ReadbackState:
        """Return the state of the screen."""
        count = len(self._sections)
        is_asked = self._place >= count
        section = ReadSection("", ()) if is_asked else self._sections[self._place]
        name = self._tools.native_name
        return ReadbackState(
            title=section.title,
            lines=section.lines,
            place=self._place,
            count=count,
            is_asked=is_asked,
            ask=self._pair(IT_ENDS_HERE if self._is_unfinished else IS_IT_RIGHT),
            can_accept=not self._is_unfinished,
            is_corrected=bool(self._facts.ending.former),
            language=self._tag,
            languages=tuple(Option(each, name(each)) for each in self._offered),
            needs_reason=self._reason if is_asked else None,
            correcting=self._correcting(),
            is_busy=self._act.is_busy,
            failure=self._act.failure(self._words),
        )

    # --- what it is made of

    @property
    def _is_unfinished(self) -> bool:
        """It was stopped, or the person left: it is heard, and neither corrected nor accepted."""
        return self._facts.interview.state in GONE

    def _open(self) -> None:
        place = self._facts.interview.id, self._facts.session
        tools = self._tools
        self._testimony = Testimony(place, tools.application.testimony, tools.reader)
        self._testimony.load(lambda _path, _text: False, self.refresh_line, lambda _error: None)
        self._sections = self._read()

    def refresh_line(self) -> None:
        """Show the line anew: what stands beside the stories has come."""
        if self._line:
            self.refresh()

    def _read(self) -> tuple[ReadSection, ...]:
        facts = self._facts
        reading = Reading(
            self._tag,
            self._spoken_words(),
            dict(facts.ending.former),
            may_read_names=facts.may_read_names,
            may_correct=not self._is_unfinished,
        )
        return read_sections(facts.session, reading)

    def _spoken_words(self) -> Words:
        tongue = self._tag.partition("-")[0]
        return Words(tongue) if tongue in interface_languages() else self._words

    def _pair(self, message: str) -> Pair:
        lead, other = self._spoken_words().gettext(message), self._words.gettext(message)
        return Pair(lead, "" if other == lead else other)

    def _go(self, place: int) -> None:
        self._place = max(0, min(place, len(self._sections)))
        self._line, self._reason = "", None
        self.refresh()

    def _changing(self, path: Path, text: str) -> ChangeSet:
        session, before = self._facts.session, self._facts.session.question(path).value
        if not text:
            return session.clear(path)
        spans = self._testimony.spans(path, before, text, self._facts.interview.languages)
        return session.answer(path, text, lang=self._tag, spans=spans)

    def _seen(self) -> pages.Seen:
        tags = {each.tag for each in self._facts.session.form.languages}
        second = spoken_tag(tags, self._words.language)
        other = "" if second.partition("-")[0] == self._tag.partition("-")[0] else second
        return pages.Seen(self._words, self._tag, other)

    def _correcting(self) -> Correcting | None:
        if not self._line:
            return None
        session, seen = self._facts.session, self._seen()
        block = pages.question_block(session, self._line, seen)
        value, languages = session.question(self._line).value, self._facts.interview.languages
        told = self._testimony.told(block, value, languages)
        told = replace(told, may_keep_apart=False, may_translate=False)
        return Correcting(
            replace(told, problem=self._problem),
            (seen.lead, seen.second),
            self._pair(WHAT_IS_RIGHT),
            self._problem,
        )
