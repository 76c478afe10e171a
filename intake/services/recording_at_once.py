"""Recording an interview whose answers are all there already, as from a file.

The answers walk through the form as an interviewer would: in order, relevant questions only, one
entry for each, so that a record made at once is like any other.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from intake.domain.answers import SkipReason, row_path
from intake.domain.consent import Consent, Languages
from intake.domain.course_errors import NarrativeLockedError
from intake.domain.errors import UnreadableFileError
from intake.domain.ids import FormHash
from intake.domain.interview import Interview
from intake.forms.session import FormSession
from intake.forms.views import ChangeSet, RepeatStep, Step, paths_of
from intake.services.form_shelf import FormShelf
from intake.services.interviewing import Interviewing
from intake.services.ports import Progress

Answers = Mapping[str, object]
"""Question path → text, number, list of codes, or {"skip": reason}; repeat path → list of rows,
each of them Answers with paths below the repeat.
"""


@dataclass(frozen=True, slots=True)
class Misfit:
    """An answer of the file that was not recorded. `rule` says why."""

    path: str
    rule: str


@dataclass(frozen=True, slots=True)
class RecordedAtOnce:
    """The interview, and what of the file did not fit."""

    interview: Interview
    recorded: int
    misfits: tuple[Misfit, ...]
    unanswered: tuple[str, ...]
    is_finished: bool


class RecordingAtOnce:
    """Records an interview from answers that are there already."""

    def __init__(
        self, interviewing: Interviewing, shelf: FormShelf, new_uid: Callable[[], str]
    ) -> None:
        self._interviewing = interviewing
        self._shelf = shelf
        self._new_uid = new_uid

    def record(
        self,
        form: FormHash,
        said: tuple[Consent, Languages],
        answers: Answers,
        *,
        skip_rest: SkipReason | None = None,
        finish: bool = True,
        untrained: str = "",
    ) -> RecordedAtOnce:
        """Open an interview, give the answers in the order of the form, and finish it.

        Questions without an answer are skipped as `skip_rest`; where it is None and questions stay
        open, the interview stays open too, as it does where the form needs an answer that was put
        off until later. `untrained` is why it begins without current training. Raises
        NotGrantedError, before anything is opened, when the form has questions that are kept where
        this person cannot read, and TrainingMissingError.
        """
        kept_in = set(self._shelf.definition(form).compartments().values())
        self._interviewing.demand_readable(sorted(kept_in))
        interview = self._interviewing.begin(form, *said, untrained=untrained)
        walk = _Walk(self._interviewing, self._shelf.session(interview), interview, self._new_uid)
        walk.through(answers, skip_rest)
        blocking = (each.path for each in walk.session.blocking(""))
        open_questions = tuple(dict.fromkeys((*walk.session.unanswered(), *blocking)))
        done = finish and not open_questions
        if done:
            progress = Progress(*walk.session.progress())
            self._interviewing.finish(interview.id, (), progress)
        else:
            self._interviewing.leave_section(interview.id)
        misfits = (*walk.misfits, *(Misfit(path, "not_asked") for path in sorted(walk.left)))
        return RecordedAtOnce(interview, walk.recorded, misfits, open_questions, done)


class _Walk:
    """One walk through the form. Paths of the file lose their row numbers as rows are made."""

    def __init__(
        self,
        interviewing: Interviewing,
        session: FormSession,
        interview: Interview,
        new_uid: Callable[[], str],
    ) -> None:
        self.session = session
        self.misfits: list[Misfit] = []
        self.recorded = 0
        self.left: set[str] = set()
        self._interviewing = interviewing
        self._interview = interview
        self._new_uid = new_uid
        self._given: dict[str, object] = {}
        self._rows: dict[str, list[Answers]] = {}

    def through(self, answers: Answers, skip_rest: SkipReason | None) -> None:
        """Walk until nothing more can be answered; steps appear and disappear on the way."""
        self._lay_out("", answers)
        while (step := next(filter(self._is_due, self.session.steps()), None)) is not None:
            self._take(step)
        self.left = {*self._given, *self._rows}
        if skip_rest is not None:
            self._skip_what_is_open(skip_rest)

    def _skip_what_is_open(self, reason: SkipReason) -> None:
        """Skip until nothing is open; a skip may open other questions."""
        tried: set[str] = set()
        while fresh := [path for path in self.session.unanswered() if path not in tried]:
            tried.update(fresh)
            for path in fresh:
                self._write(self.session.skip(path, reason))

    def _lay_out(self, prefix: str, answers: Answers) -> None:
        for path, said in answers.items():
            rows = _rows_of(said)
            if rows is None:
                self._given[prefix + path] = said
            else:
                self._rows[prefix + path] = rows

    def _is_due(self, step: Step) -> bool:
        if isinstance(step, RepeatStep):
            return step.path in self._rows
        return any(path in self._given for path in paths_of(step))

    def _take(self, step: Step) -> None:
        if isinstance(step, RepeatStep):
            self._fill_rows(step)
            return
        for path in paths_of(step):
            if path in self._given:
                self._answer(path, self._given.pop(path))

    def _fill_rows(self, step: RepeatStep) -> None:
        rows = self._rows.pop(step.path)
        uids = list(step.rows)
        while len(uids) < len(rows) and step.can_add:
            uid = self._new_uid()
            self._write(self.session.add_row(step.path, uid))
            uids.append(uid)
        self.misfits += [Misfit(step.path, "row_count")] * max(len(rows) - len(uids), 0)
        for uid, row in zip(uids, rows, strict=False):
            self._lay_out(row_path(step.path, uid) + "/", row)

    def _answer(self, path: str, said: object) -> None:
        change = self._change(path, said)
        if change is None or change.problem is not None:
            rule = "unknown_value" if change is None or change.problem is None else "problem"
            self.misfits.append(Misfit(path, rule))
            return
        try:
            self._write(change)
        except NarrativeLockedError:
            self.session.answer(path, "")
            self.misfits.append(Misfit(path, "locked"))
            return
        self.recorded += 1

    def _change(self, path: str, said: object) -> ChangeSet | None:
        if isinstance(said, Mapping):
            skip = said.get("skip")
            known = {each.value for each in SkipReason}
            return self.session.skip(path, SkipReason(skip)) if skip in known else None
        text = _xform_string(said)
        language = self._interview.languages.today if self._interview.languages else ""
        return None if text is None else self.session.answer(path, text, lang=language)

    def _write(self, change: ChangeSet) -> None:
        progress = Progress(*self.session.progress())
        self._interviewing.answer(self._interview.id, change.patches, progress=progress)


def answers_from(data: object, file: str) -> Answers:
    """Return the answers of a decoded JSON value, or raise UnreadableFileError."""
    if not isinstance(data, Mapping) or not all(isinstance(each, str) for each in data):
        raise UnreadableFileError(file, "answers_shape")
    return data


def _rows_of(said: object) -> list[Answers] | None:
    if isinstance(said, Sequence) and not isinstance(said, str) and said:
        rows = [each for each in said if isinstance(each, Mapping)]
        if len(rows) == len(said):
            return rows
    return None


def _xform_string(said: object) -> str | None:
    """Return the XForm string of a JSON value: codes of a list are joined by spaces."""
    match said:
        case bool():
            return "true" if said else "false"
        case str():
            return said
        case int() | float():
            return str(said)
        case list() if all(isinstance(each, str) for each in said):
            return " ".join(said)
        case _:
            return None
