"""`intake form`: check a questionnaire file, list the forms of a store, import one."""

from collections.abc import Sequence
from pathlib import PurePath

from intake.app import check_form
from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.terminal import read_bytes
from intake.domain.compartments import Compartment, only_identity
from intake.forms.importing.words import FINDING_SENTENCES, values_for
from intake.forms.package import Finding, ImportResult, Severity
from intake.forms.xform import read_form
from intake.i18n import N_, Words
from intake.services.ports import FormRow
from intake.ui.presenters.compartment_reasons import reason_text

SEVERITIES = {
    Severity.ERROR: N_("error"),
    Severity.REPAIR: N_("repaired"),
    Severity.NOTICE: N_("notice"),
}


def check(call: Call) -> Exit:
    """Compile a file and print its report; no store is needed."""
    name = PurePath(call.options.file).name
    result = check_form(read_bytes(call.options.file), name)
    _show(call, result)
    call.terminal.result(_data(call, result))
    return Exit.DONE if _fits(result) else Exit.REFUSED


def list_forms(call: Call) -> Exit:
    """List every form version of the store."""
    with call.unlocked() as application:
        rows = application.shelf.forms()
    head = (N_("Form"), N_("Version"), N_("Title"), N_("Languages"), N_("Interviews"), N_("Hash"))
    call.terminal.table(
        head,
        [
            (r.form_id, r.version, r.title, " ".join(r.languages), str(r.interviews), r.hash[:12])
            for r in rows
        ],
    )
    call.terminal.result([_row_data(row) for row in rows])
    return Exit.DONE


def import_form(call: Call) -> Exit:
    """Check a file and keep its form; the compartments proposed hold unless told otherwise."""
    words, name = call.terminal.words, PurePath(call.options.file).name
    result = check_form(read_bytes(call.options.file), name)
    _show(call, result)
    if not _fits(result):
        return _refuse(call, result, is_shown=True)
    if unknown := _unknown_paths(call, result):
        for path in unknown:
            call.terminal.warn(words.gettext("The form has no question “{path}”.", path=path))
        call.terminal.result(_data(call, result) | {"unknown_paths": unknown})
        return Exit.NOT_FOUND
    decided = _decided(call, result)
    with call.unlocked() as application:
        as_version = application.shelf.as_version(result)
        added = application.shelf.add(result, name, decided) if _fits(as_version) else None
    if added is None:
        return _refuse(call, as_version)
    if added.now_apart:
        call.terminal.say(
            N_("This form is in the store already. Kept apart from now on as well: {paths}"),
            paths=", ".join(added.now_apart),
        )
    elif added.was_there:
        call.terminal.say(N_("This form is in the store already; nothing was changed."))
    else:
        call.terminal.say(N_("Added: {title}"), title=added.form.title or added.form.form_id)
    call.terminal.result(
        _data(call, result)
        | {
            "hash": added.form.hash,
            "was_there": added.was_there,
            "identity": sorted(only_identity(added.form.compartments)),
            "now_apart": list(added.now_apart),
        }
    )
    return Exit.DONE


def _refuse(call: Call, result: ImportResult, *, is_shown: bool = False) -> Exit:
    if not is_shown:
        _show_findings(call, result.report.errors)
    call.terminal.say(N_("The form was not added: mend what is named as an error above."))
    call.terminal.result(_data(call, result))
    return Exit.REFUSED


def _row_data(row: FormRow) -> dict[str, object]:
    return {
        "hash": row.hash,
        "form_id": row.form_id,
        "version": row.version,
        "title": row.title,
        "languages": list(row.languages),
        "questions": row.questions,
        "interviews": row.interviews,
        "added": row.added.isoformat(),
        "builtin": row.builtin,
    }


def _decided(call: Call, result: ImportResult) -> dict[str, Compartment]:
    decided = {each.path: each.compartment for each in result.proposals}
    decided |= dict.fromkeys(call.options.identity or (), Compartment.IDENTITY)
    return decided | dict.fromkeys(call.options.core or (), Compartment.CORE)


def _unknown_paths(call: Call, result: ImportResult) -> list[str]:
    """Return the paths that were given a compartment and are in no question of the form."""
    given = {*(call.options.identity or ()), *(call.options.core or ())}
    if not given or result.package is None:
        return []
    return sorted(given - {each.path for each in read_form(result.package.xform).questions()})


def _fits(result: ImportResult) -> bool:
    errors = any(each.severity is Severity.ERROR for each in result.report.findings)
    return result.package is not None and not errors


def _show(call: Call, result: ImportResult) -> None:
    terminal = call.terminal
    package = result.package
    if package is not None:
        terminal.say(
            N_("{title}: {count} questions, languages {languages}"),
            title=package.title or package.form_id,
            count=package.questions,
            languages=" ".join(package.languages),
        )
    _show_findings(call, result.report.findings)
    identity = [each for each in result.proposals if each.compartment is Compartment.IDENTITY]
    if identity:
        terminal.say(N_("Proposed for the identity compartment:"))
        terminal.table(
            (N_("Question"), N_("Label"), N_("Reason")),
            [
                (each.path, each.label[:60], reason_text(each.rule, terminal.words))
                for each in identity
            ],
        )


def _show_findings(call: Call, findings: Sequence[Finding]) -> None:
    rows = [_row(call, each) for each in findings]
    if rows:
        head = (N_("Kind"), N_("Sheet"), N_("Row"), N_("Column"), N_("What"), N_("Rule"))
        call.terminal.table(head, rows)


def _row(call: Call, finding: Finding) -> tuple[str, ...]:
    words = call.terminal.words
    return (
        words.gettext(SEVERITIES[finding.severity]),
        finding.sheet,
        str(finding.row) if finding.row else "",
        finding.column,
        _sentence(finding, words),
        finding.rule,
    )


def _sentence(finding: Finding, words: Words) -> str:
    said = FINDING_SENTENCES[finding.rule]
    values = values_for(finding)
    return " ".join(words.gettext(each, **values) for each in (said.message, said.advice) if each)


def _data(call: Call, result: ImportResult) -> dict[str, object]:
    package = result.package
    return {
        "fits": _fits(result),
        "form_id": package.form_id if package else None,
        "version": package.version if package else None,
        "title": package.title if package else None,
        "languages": list(package.languages) if package else [],
        "questions": package.questions if package else 0,
        "hash": package.hash if package else None,
        "findings": [_finding_data(each, call.terminal.words) for each in result.report.findings],
        "proposals": [
            {
                "path": each.path,
                "label": each.label,
                "compartment": each.compartment.value,
                "rule": each.rule,
            }
            for each in result.proposals
        ],
    }


def _finding_data(finding: Finding, words: Words) -> dict[str, object]:
    return {
        "severity": finding.severity.value,
        "sheet": finding.sheet,
        "row": finding.row,
        "column": finding.column,
        "rule": finding.rule,
        "facts": list(finding.facts),
        "sentence": _sentence(finding, words),
    }
