"""`intake store check`, `damaged` and `recovered`: the health of a store, and what to do."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime

from intake.app.clock import local_zone
from intake.cli import options
from intake.cli.exit_codes import Exit
from intake.cli.options import Commands
from intake.cli.session import Call
from intake.cli.terminal import Terminal
from intake.domain.case_codes import CaseCode, shown
from intake.i18n import N_, Words
from intake.i18n.check_words import NOT_SOUND, SOUND, found_text, to_do_text
from intake.i18n.formats import moment_text
from intake.services.application import Application
from intake.services.checking import Finding, Recovered, StoreCheck, members_of

_TENTHS = 10
_DAMAGED = N_("list what the last check found damaged")
_RECOVERED = N_("list interviews that a crash cut off")


def add(verbs: Commands, words: Words) -> None:
    """Add the verbs to the family of the store."""
    checked = options.leaf(
        verbs, words, "check", N_("check the whole store, and say what to do about each finding")
    )
    checked.add_argument(
        "--thorough",
        action="store_true",
        help=words.gettext("compare every list with what was recorded, however long it takes"),
    )
    checked.add_argument(
        "--rebuild",
        action="store_true",
        help=words.gettext("build lists that do not fit anew; the files are kept aside first"),
    )
    for leaf, run in (
        (checked, check),
        (options.leaf(verbs, words, "damaged", _DAMAGED), damaged),
        (options.leaf(verbs, words, "recovered", _RECOVERED), recovered),
    ):
        options.folder(leaf, words)
        options.opening(leaf, words)
        leaf.set_defaults(run=run)


def check(call: Call) -> Exit:
    """Check everything whose key is here."""
    terminal, aside = call.terminal, ""
    with call.unlocked() as application:
        desk, thorough = application.checking, call.options.thorough
        found = desk.check(_progress(terminal), is_thorough=thorough)
        if call.options.rebuild:
            aside = desk.rebuild(found)
            found = desk.check(_progress(terminal), is_thorough=thorough) if aside else found
    terminal.say(SOUND if found.is_sound else NOT_SOUND)
    _tell(terminal, found.findings)
    if aside:
        terminal.say(N_("The lists were built anew. As it was before: {folder}"), folder=aside)
    terminal.result(members_of(found) | {"kept_aside": aside or None})
    return Exit.DONE if found.is_sound else Exit.REFUSED


def damaged(call: Call) -> Exit:
    """List what the last check could not read as it was written."""
    with call.unlocked() as application:
        found = application.checking.last()
    terminal, words = call.terminal, call.terminal.words
    if found is None:
        terminal.say(N_("This store was never checked: “intake store check” does it."))
        terminal.result({"checked": None, "damaged": []})
        return Exit.DONE
    terminal.say(N_("Last check: {when}"), when=_moment(found.at, words))
    if not found.damaged:
        terminal.say(N_("Nothing is damaged."))
    _tell(terminal, found.damaged)
    terminal.result({"checked": found.at.isoformat(), "damaged": _data(found)})
    return Exit.REFUSED if found.damaged else Exit.DONE


def recovered(call: Call) -> Exit:
    """List what a crash cut off and nobody has gone on with: code, time and question."""
    words = call.terminal.words
    with call.unlocked() as application:
        found = application.checking.recovered()
        questions = [_question(application, each, words) for each in found]
    if not found:
        call.terminal.say(N_("No interview was cut off."))
    else:
        call.terminal.table(
            (N_("Case"), N_("Saved up to"), N_("At the question")),
            [
                (shown(CaseCode(each.row.case_code)), _moment(each.saved, words), question)
                for each, question in zip(found, questions, strict=True)
            ],
        )
    call.terminal.result(
        {
            "recovered": [
                {
                    "interview": each.row.id,
                    "case": each.row.case_code,
                    "saved": each.saved.isoformat(),
                    "path": each.path,
                    "half_typed": each.is_half_typed,
                }
                for each in found
            ]
        }
    )
    return Exit.DONE


def _question(application: Application, cut_off: Recovered, words: Words) -> str:
    whole = application.reading.interview(cut_off.row.id)
    session = application.shelf.session(whole)
    label = session.label(cut_off.path, words.language) if cut_off.path else None
    return label.text if label is not None else cut_off.path


def _tell(terminal: Terminal, findings: tuple[Finding, ...]) -> None:
    for each in findings:
        facts = asdict(each) | {"code": shown(CaseCode(each.code)) if each.code else "–"}
        if not terminal.as_json:
            terminal.out.write(f"• {found_text(each.kind, terminal.words, facts)}\n")
            terminal.out.write(f"  {to_do_text(each.kind, terminal.words)}\n")


def _data(found: StoreCheck) -> list[dict[str, object]]:
    return [asdict(each) | {"kind": each.kind.value} for each in found.damaged]


def _moment(at: datetime, words: Words) -> str:
    return moment_text(at.astimezone(local_zone()), words.language)


def _progress(terminal: Terminal) -> Callable[[int, int], None]:
    """Return what tells a person who watches each tenth that is done."""
    told = [0]

    def advance(done: int, total: int) -> None:
        tenth = _TENTHS * done // total if total else 0
        if tenth > told[0] and terminal.err.isatty():
            told[0] = tenth
            terminal.warn(f"{tenth * 10} %")

    return advance
