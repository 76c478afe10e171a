"""Another record of the same person: proposed by one of the staff, confirmed by another."""

from collections.abc import Callable
from dataclasses import dataclass

from intake.domain.case_codes import shown
from intake.domain.errors import IntakeError, NotGrantedError
from intake.domain.ids import InterviewId, PersonId
from intake.i18n import Words
from intake.i18n.conflict_words import likeness_text
from intake.services.duplicates import Duplicates, Hint
from intake.services.linking import SamePerson, SamePersonDesk
from intake.ui.presenters.conflict_lines import Moment
from intake.ui.presenters.export import Subject
from intake.ui.presenters.lane import Lane


@dataclass(frozen=True, slots=True)
class LinkLine:
    """One other record: only hinted at, proposed, or confirmed."""

    pair: tuple[InterviewId, InterviewId]
    title: str
    why: str
    standing: str
    kind: str
    """The colour of the standing: quiet, warn or ok."""
    can_propose: bool = False
    can_confirm: bool = False
    can_take_back: bool = False


@dataclass(frozen=True, slots=True)
class DuplicateState:
    """The dialog about one case, and what waits for a second one of the staff elsewhere."""

    code: str
    is_known: bool
    lines: tuple[LinkLine, ...]
    waiting: tuple[LinkLine, ...]
    """Of other cases."""
    is_busy: bool
    problem: str


@dataclass(frozen=True, slots=True)
class DuplicateTools:
    """What the presenter works with."""

    duplicates: Duplicates
    same_person: SamePersonDesk
    who: Callable[[PersonId], str]
    reader: Lane
    writer: Lane
    sentence: Callable[[IntakeError, Words], str]
    moment: Moment


@dataclass(frozen=True, slots=True)
class _Known:
    hints: tuple[Hint, ...]
    links: tuple[SamePerson, ...]


class DuplicatePresenter:
    """Lists hints and links of one case; nothing is ever merged."""

    def __init__(
        self,
        tools: DuplicateTools,
        subject: Subject,
        words: Words,
        show: Callable[[DuplicateState], None],
    ) -> None:
        self._tools, self._subject, self._words, self._show = tools, subject, words, show
        self._known: _Known | None = None
        self._is_busy = False
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Ask the store."""
        self._tools.reader.run(self._read, self._told, self._refused)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> DuplicateState:
        """Return the state of the dialog."""
        known, mine = self._known or _Known((), ()), self._subject.id
        own = [each for each in known.links if mine in {each.interview, each.other}]
        others = [each for each in known.links if each not in own and not each.is_confirmed]
        linked = {each.beside(mine) for each in own}
        return DuplicateState(
            self._subject.code,
            self._known is not None,
            tuple(
                [self._link(each) for each in own]
                + [self._hint(each) for each in known.hints if each.interview not in linked]
            ),
            tuple(self._link(each) for each in others),
            self._is_busy,
            self._tools.sentence(self._error, self._words) if self._error else "",
        )

    def propose(self, pair: tuple[InterviewId, InterviewId], reason: str) -> None:
        """Say that both may be of one person."""
        self._act(lambda: self._tools.same_person.propose(*pair, reason))

    def confirm(self, pair: tuple[InterviewId, InterviewId]) -> None:
        """Say so too."""
        self._act(lambda: self._tools.same_person.confirm(*pair))

    def take_back(self, pair: tuple[InterviewId, InterviewId], reason: str) -> None:
        """Say that it was not right."""
        self._act(lambda: self._tools.same_person.take_back(*pair, reason))

    def _act(self, act: Callable[[], object]) -> None:
        if self._is_busy:
            return
        self._is_busy, self._error = True, None
        self._tools.writer.run(lambda: (act(), self._read())[1], self._told, self._refused)
        self.refresh()

    def _read(self) -> _Known:
        try:
            hints = self._tools.duplicates.of(self._subject.id)
        except NotGrantedError:  # who may not read names is given no hint of them
            hints = ()
        return _Known(hints, self._tools.same_person.all())

    def _hint(self, hint: Hint) -> LinkLine:
        return LinkLine(
            (self._subject.id, hint.interview),
            shown(hint.case_code),
            likeness_text(hint.why, self._words),
            self._words.gettext("perhaps"),
            "quiet",
            can_propose=True,
        )

    def _link(self, link: SamePerson) -> LinkLine:
        words, mine = self._words, self._subject.id
        codes = [shown(each) if each else words.gettext("not here") for each in link.codes]
        title = " · ".join(codes)
        if mine in {link.interview, link.other}:
            title = codes[1] if mine == link.interview else codes[0]
        why = [likeness_text(link.why, words), link.reason, self._signed(link)]
        return LinkLine(
            (link.interview, link.other),
            title,
            " · ".join(each for each in why if each),
            words.gettext("the same person") if link.is_confirmed else words.gettext("proposed"),
            "ok" if link.is_confirmed else "warn",
            can_confirm=self._tools.same_person.may_confirm(link),
            can_take_back=True,
        )

    def _signed(self, link: SamePerson) -> str:
        words, moment, who = self._words, self._tools.moment, self._tools.who
        said = [
            words.gettext(
                "proposed by {name}, {when}",
                name=who(link.proposed_by) or link.proposed_by[:8],
                when=moment(link.proposed, words),
            )
        ]
        if link.confirmed_by is not None and link.confirmed is not None:
            said.append(
                words.gettext(
                    "confirmed by {name}, {when}",
                    name=who(link.confirmed_by) or link.confirmed_by[:8],
                    when=moment(link.confirmed, words),
                )
            )
        return " · ".join(said)

    def _told(self, known: _Known) -> None:
        self._known, self._is_busy = known, False
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._error, self._is_busy = error, False
        self.refresh()
