"""`intake inbox`: take in one file or a folder of hundreds."""

from pathlib import PurePath

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.i18n import N_
from intake.i18n.post_words import alarm_text, numbers_text, verdict_text
from intake.services.inbox import Advance, Looked, Verdict
from intake.ui.bundle_faults import BUNDLE_FAULTS

_INCOMPLETE = frozenset(
    {Verdict.UNKNOWN_SENDER, Verdict.UNVERIFIED, Verdict.REFUSED, Verdict.UNREADABLE}
)


def inbox(call: Call) -> Exit:
    """Take in a file or a folder; with --look only say what it is."""
    with call.unlocked() as application:
        work = application.inbox.look if call.options.look else application.inbox.take_in
        looked = work(call.options.file, _progress(call))
    show(call, looked)
    if any(each.alarms or each.verdict is Verdict.REFUSED for each in looked):
        return Exit.REFUSED
    return Exit.INCOMPLETE if _INCOMPLETE & {each.verdict for each in looked} else Exit.DONE


def quarantine(call: Call) -> Exit:
    """List the files that were refused and lie untouched in the quarantine folder."""
    with call.unlocked() as application:
        kept, folder = application.inbox.quarantined(), application.folder
    terminal, words = call.terminal, call.terminal.words
    if not kept:
        terminal.say(N_("Nothing is set aside."))
    else:
        terminal.table(
            (N_("File"), N_("Arrived"), N_("Number"), N_("Why")),
            [
                (
                    str(PurePath("quarantine", each.aside.name)),
                    each.arrived.isoformat(timespec="minutes"),
                    str(each.number or "-"),
                    words.gettext(BUNDLE_FAULTS[each.fault]),
                )
                for each in kept
            ],
        )
    terminal.result(
        [
            {
                "file": str(PurePath(folder, "quarantine", each.aside.name)),
                "arrived": each.arrived.isoformat(),
                "size": each.aside.size,
                "sha256": each.aside.sha256,
                "fault": each.fault.value,
                "member": each.member,
                "org": each.org,
                "seq": each.number,
            }
            for each in kept
        ]
    )
    return Exit.DONE


def show(call: Call, looked: tuple[Looked, ...]) -> None:
    """Say what became of each file, what is missing, and what is alarming."""
    terminal, words = call.terminal, call.terminal.words
    terminal.table(
        (N_("File"), N_("What it is"), N_("Station"), N_("Number"), N_("Entries")),
        [
            (
                each.file,
                verdict_text(words, each.verdict),
                each.station or "-",
                str(each.number or "-"),
                str(each.entries),
            )
            for each in looked
        ],
    )
    gaps = {each.station: each.missing for each in looked if each.station}
    for station, missing in gaps.items():
        if missing:
            terminal.warn(
                words.gettext(
                    "Missing from {station}: {numbers}",
                    station=station,
                    numbers=numbers_text(missing),
                )
            )
    for alarm in sorted({alarm for each in looked for alarm in each.alarms}):
        terminal.warn(alarm_text(words, alarm))
    terminal.result([_data(each) for each in looked])


def _progress(call: Call) -> Advance:
    def advance(done: int, total: int) -> None:
        if total > 1 and not call.terminal.as_json and call.terminal.err.isatty():
            call.terminal.err.write(f"\r{done}/{total}" + ("\n" if done == total else ""))

    return advance


def _data(each: Looked) -> dict[str, object]:
    return {
        "file": each.file,
        "verdict": each.verdict.value,
        "station": each.station,
        "seq": each.number,
        "records": list(each.records),
        "known_records": each.known,
        "entries": each.entries,
        "missing": [list(gap) for gap in each.missing],
        "fault": each.fault.value if each.fault else None,
        "alarms": [alarm.value for alarm in each.alarms],
    }
