"""`intake interview`: list interviews, show one, and record one from a file of answers."""

from intake.cli.codes import misfit_text, skip_text
from intake.cli.exit_codes import Exit
from intake.cli.interview_file import InterviewFile, read_interview_file
from intake.cli.session import Call
from intake.cli.testimony import Beside, beside, translated
from intake.domain.answers import Document, SkipReason
from intake.domain.case_codes import CaseCode, shown
from intake.domain.consent import Decision
from intake.domain.errors import ConsentMissingError, UnreadableFileError
from intake.domain.ids import NO_RECORD
from intake.domain.interview import Interview
from intake.forms.model import FormDef, generic
from intake.i18n import N_
from intake.i18n.state_words import state_text
from intake.services.application import Application
from intake.services.ports import HistoryLine, InterviewRow, ListQuery
from intake.services.recording_at_once import RecordedAtOnce

PAGE = 500
WIDEST = 70
"""Characters of a question in the table."""


def list_interviews(call: Call) -> Exit:
    """List interviews by their codes; there is no name in the list."""
    rows: list[InterviewRow] = []
    with call.unlocked() as application:
        while True:
            query = ListQuery(text=call.options.text, offset=len(rows), limit=PAGE)
            page = application.reading.interviews(query)
            rows += page.rows
            if not page.rows or len(rows) >= page.count:
                break
    head = (N_("Case"), N_("State"), N_("Form"), N_("Language"), N_("Answered"), N_("Updated"))
    call.terminal.table(
        head,
        [
            (
                shown(CaseCode(row.case_code)),
                state_text(row.state, call.terminal.words),
                row.form_id,
                row.language,
                f"{row.answered}/{row.total}",
                row.updated.isoformat(timespec="minutes"),
            )
            for row in rows
        ],
    )
    call.terminal.result([_row_data(row) for row in rows])
    return Exit.DONE


def show(call: Call) -> Exit:
    """Show one interview: its facts, every answer and every skip, and what happened when."""
    with call.unlocked() as application:
        named = application.reading.find(call.options.case)
        interview = application.reading.interview(named)
        application.access.opened(named)
        told = beside(call, application, interview)
        answers = _answers(application, interview, call.options.language, told)
        history = application.reading.history(named)
    terminal = call.terminal
    terminal.say(
        N_("Case {code}, form {form} version {version}: {state}"),
        code=shown(interview.case_code),
        form=interview.form_id,
        version=interview.form_version,
        state=state_text(interview.state, terminal.words),
    )
    terminal.table(
        (N_("Question"), N_("Answer")),
        [
            row
            for each in answers
            if each["label"]
            for row in ((_one_line(each["label"]), _said(call, each)), *translated(each))
        ],
    )
    terminal.result(
        {
            "id": interview.id,
            "case_code": interview.case_code,
            "form_id": interview.form_id,
            "form_version": interview.form_version,
            "form": interview.form,
            "state": interview.state.value,
            "answers": answers,
            "rows": {path: list(uids) for path, uids in interview.document.rows.items()},
            "history": [_history_data(line) for line in history],
        }
    )
    return Exit.DONE


def add(call: Call) -> Exit:
    """Record an interview from a file of answers."""
    options = call.options
    given = read_interview_file(options.file)
    if given.consent.decision is not Decision.GRANTED:
        raise ConsentMissingError(NO_RECORD)
    skip_rest = SkipReason(options.skip_rest) if options.skip_rest else given.skip_rest
    with call.unlocked() as application:
        form = application.shelf.newest(options.form or given.form)
        _demand_fitting(application.shelf.definition(form.hash), given, options.file)
        recorded = application.at_once.record(
            form.hash,
            (given.consent, given.languages),
            given.answers,
            skip_rest=skip_rest,
            finish=not options.leave_open,
            untrained=options.untrained,
        )
    _tell(call, recorded)
    call.terminal.result(_recorded_data(recorded, form.hash))
    complete = not recorded.misfits and (recorded.is_finished or options.leave_open)
    return Exit.DONE if complete else Exit.INCOMPLETE


def _demand_fitting(form: FormDef, given: InterviewFile, file: str) -> None:
    """Refuse answers that all belong to another form, before an interview is opened for them."""
    known = {node.path for node in form.nodes()}
    if given.answers and known.isdisjoint(given.answers):
        raise UnreadableFileError(file, "unknown_path")


def _tell(call: Call, recorded: RecordedAtOnce) -> None:
    terminal = call.terminal
    terminal.say(N_("Recorded: case {code}"), code=shown(recorded.interview.case_code))
    for misfit in recorded.misfits:
        reason = misfit_text(misfit.rule, terminal.words)
        terminal.say(N_("Not recorded: {path} ({rule})"), path=misfit.path, rule=reason)
    if recorded.unanswered and not call.options.leave_open:
        terminal.say(
            N_("Still open: {count} questions; the interview stays open."),
            count=len(recorded.unanswered),
        )


def _answers(
    application: Application, interview: Interview, language: str, told: Beside
) -> list[dict[str, object]]:
    session = application.shelf.session(interview)
    order = _FormOrder(application.shelf.definition(interview.form), interview.document)
    found: list[dict[str, object]] = []
    for path in sorted(interview.document.values, key=order.place):
        value = interview.document.values[path]
        if value.is_blank or not value.rel:
            continue
        label = session.label(path, language)
        names = {c.code: c.labels.get(language, c.code) for c in session.choices(path)}
        codes = [value.v] if value.v in names else value.v.split()
        said = [names.get(code, code) for code in codes] if names else []
        found.append(
            {
                "path": path,
                "label": label.text if label else "",
                "v": value.v,
                "skip": value.skip.value if value.skip else None,
                "shown": ", ".join(said) or told.in_words(value.v),
                "compartment": session.compartment(path).value,
                **told.data(path, value),
            }
        )
    return found


class _FormOrder:
    """Sorts answers as the form asks them, each row of a repeat together."""

    def __init__(self, form: FormDef, document: Document) -> None:
        self._places = {node.path: place for place, node in enumerate(form.nodes())}
        self._rows = document.rows

    def place(self, path: str) -> list[tuple[int, int]]:
        """Return what to sort by: the place of the node and of the row, from the outside in."""
        steps = path.split("/")
        return [self._step("/".join(steps[: depth + 1])) for depth in range(len(steps))]

    def _step(self, path: str) -> tuple[int, int]:
        repeat, bracket, uid = path.removesuffix("]").rpartition("[")
        rows = list(self._rows.get(repeat, ())) if bracket and path.endswith("]") else []
        last = len(self._places)
        return self._places.get(generic(path), last), rows.index(uid) if uid in rows else 0


def _said(call: Call, answer: dict[str, object]) -> str:
    skip = answer["skip"]
    if skip:
        return f"[{skip_text(SkipReason(str(skip)), call.terminal.words)}]"
    return " ".join(str(answer["shown"]).split())


def _one_line(label: object) -> str:
    text = " ".join(str(label).split())
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"


def _row_data(row: InterviewRow) -> dict[str, object]:
    return {
        "id": row.id,
        "case_code": row.case_code,
        "state": row.state.value,
        "form_id": row.form_id,
        "form_title": row.form_title,
        "language": row.language,
        "answered": row.answered,
        "total": row.total,
        "opened": row.opened.isoformat(),
        "updated": row.updated.isoformat(),
    }


def _history_data(line: HistoryLine) -> dict[str, object]:
    return {
        "at": line.at.isoformat(),
        "type": line.type,
        "compartment": line.compartment.value,
        "seq": line.seq,
        "attested": line.attested,
    }


def _recorded_data(recorded: RecordedAtOnce, form: str) -> dict[str, object]:
    return {
        "id": recorded.interview.id,
        "case_code": recorded.interview.case_code,
        "form": form,
        "recorded": recorded.recorded,
        "misfits": [{"path": each.path, "rule": each.rule} for each in recorded.misfits],
        "unanswered": list(recorded.unanswered),
        "finished": recorded.is_finished,
    }
