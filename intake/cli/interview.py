"""`intake interview`: list interviews, show one, and record one from a file of answers."""

import json
from collections.abc import Mapping
from typing import TypeVar

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.terminal import read_bytes
from intake.domain.answers import SkipReason
from intake.domain.case_codes import CaseCode, shown
from intake.domain.consent import (
    Consent,
    ConsentForm,
    ConsentSource,
    Decision,
    Languages,
    Mode,
    Purpose,
)
from intake.domain.errors import UnreadableFileError
from intake.domain.interview import Interview
from intake.i18n import N_
from intake.services.application import Application
from intake.services.ports import InterviewRow, ListQuery
from intake.services.recording_at_once import answers_from

PAGE = 500

Code = TypeVar("Code", Decision, ConsentSource, ConsentForm, Mode, SkipReason)


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
                row.state.value,
                row.form_id,
                row.language,
                f"{row.answered}/{row.total}",
                row.updated.isoformat(timespec="minutes"),
            )
            for row in rows
        ],
    )
    call.terminal.result(
        [
            {
                "id": row.id,
                "case_code": row.case_code,
                "state": row.state.value,
                "form_id": row.form_id,
                "language": row.language,
                "answered": row.answered,
                "total": row.total,
                "opened": row.opened.isoformat(),
                "updated": row.updated.isoformat(),
            }
            for row in rows
        ]
    )
    return Exit.DONE


def show(call: Call) -> Exit:
    """Show one interview: its facts, every answer and every skip, and what happened when."""
    with call.unlocked() as application:
        named = application.reading.find(call.options.case)
        interview = application.reading.interview(named)
        answers = _answers(application, interview, call.options.language)
        history = application.reading.history(named)
    call.terminal.say(
        N_("Case {code}, form {form} version {version}, {state}"),
        code=shown(interview.case_code),
        form=interview.form_id,
        version=interview.form_version,
        state=interview.state.value,
    )
    call.terminal.table(
        (N_("Question"), N_("Answer")),
        [(str(a["label"] or a["path"]), str(a["shown"] or f"[{a['skip']}]")) for a in answers],
    )
    call.terminal.result(
        {
            "id": interview.id,
            "case_code": interview.case_code,
            "form_id": interview.form_id,
            "form_version": interview.form_version,
            "form": interview.form,
            "state": interview.state.value,
            "answers": answers,
            "rows": {path: list(uids) for path, uids in interview.document.rows.items()},
            "history": [
                {
                    "at": line.at.isoformat(),
                    "type": line.type,
                    "compartment": line.compartment.value,
                    "seq": line.seq,
                    "attested": line.attested,
                }
                for line in history
            ],
        }
    )
    return Exit.DONE


def add(call: Call) -> Exit:
    """Record an interview from a file of answers."""
    file = call.options.file
    data = _json(file)
    given = answers_from(data.get("answers", {}), file)
    skip_rest = call.options.skip_rest or data.get("skip_rest")
    with call.unlocked() as application:
        form = application.shelf.newest(call.options.form or str(data.get("form", "intake_f2")))
        recorded = application.at_once.record(
            form.hash,
            (_consent(data, file), _languages(data, file)),
            given,
            skip_rest=_choice(SkipReason, skip_rest, file) if skip_rest else None,
            finish=not call.options.leave_open,
        )
    code = shown(recorded.interview.case_code)
    call.terminal.say(N_("Recorded: case {code}"), code=code)
    for misfit in recorded.misfits:
        call.terminal.say(N_("Not recorded: {path} ({rule})"), path=misfit.path, rule=misfit.rule)
    if recorded.unanswered and not call.options.leave_open:
        message = N_("Still open: {count} questions; the interview stays open.")
        call.terminal.say(message, count=len(recorded.unanswered))
    call.terminal.result(
        {
            "id": recorded.interview.id,
            "case_code": recorded.interview.case_code,
            "recorded": recorded.recorded,
            "misfits": [{"path": m.path, "rule": m.rule} for m in recorded.misfits],
            "unanswered": list(recorded.unanswered),
            "finished": recorded.is_finished,
        }
    )
    complete = not recorded.misfits and (recorded.is_finished or call.options.leave_open)
    return Exit.DONE if complete else Exit.INCOMPLETE


def _answers(
    application: Application, interview: Interview, language: str
) -> list[dict[str, object]]:
    session = application.shelf.session(interview)
    found: list[dict[str, object]] = []
    for path, value in interview.document.values.items():
        if value.is_blank or not value.rel:
            continue
        label = session.label(path, language)
        names = {c.code: c.labels.get(language, c.code) for c in session.choices(path)}
        said = [names.get(code, code) for code in value.v.split()] if names else [value.v]
        found.append(
            {
                "path": path,
                "label": label.text if label else "",
                "v": value.v,
                "skip": value.skip.value if value.skip else None,
                "shown": ", ".join(said) if value.v else "",
                "compartment": session.compartment(path).value,
            }
        )
    return found


def _json(file: str) -> Mapping[str, object]:
    try:
        data = json.loads(read_bytes(file))
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(file, "json") from error
    if not isinstance(data, dict):
        raise UnreadableFileError(file, "answers_shape")
    return data


def _consent(data: Mapping[str, object], file: str) -> Consent:
    said = _mapping(data, "consent", file)
    return Consent(
        Purpose.COLLECT,
        _choice(Decision, said.get("decision", "refused"), file),
        source=_choice(ConsentSource, said.get("source", "self"), file),
        form=_choice(ConsentForm, said.get("form", "oral_witnessed"), file),
        text_version=str(said.get("text_version", "")),
        lang=str(said.get("lang", "es")),
        witness=str(said.get("witness", "")),
    )


def _languages(data: Mapping[str, object], file: str) -> Languages:
    said = _mapping(data, "languages", file)
    today = str(said.get("today", "spa"))
    return Languages(
        best=str(said.get("best", today)),
        today=today,
        interpreter_needed=bool(said.get("interpreter_needed", False)),
        interpreter=str(said.get("interpreter", "")),
        relay=bool(said.get("relay", False)),
        mode=_choice(Mode, said.get("mode", "in_person"), file),
    )


def _mapping(data: Mapping[str, object], key: str, file: str) -> Mapping[str, object]:
    said = data.get(key, {})
    if not isinstance(said, Mapping):
        raise UnreadableFileError(file, "answers_shape")
    return said


def _choice(kind: type[Code], said: object, file: str) -> Code:
    try:
        return kind(str(said))
    except ValueError as error:
        raise UnreadableFileError(file, f"unknown_{kind.__name__.lower()}") from error
