"""`intake inbox`: take in one file or a folder of hundreds."""

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.domain.receipts import Alarm
from intake.i18n import N_, Words
from intake.services.inbox import Advance, Looked, Verdict

VERDICTS = {
    Verdict.NEW: N_("new"),
    Verdict.LATE: N_("new, after a later one"),
    Verdict.REPEAT: N_("here already"),
    Verdict.RECEIPT: N_("receipt"),
    Verdict.FOR_OTHERS: N_("for another station"),
    Verdict.UNKNOWN_SENDER: N_("sender not known"),
    Verdict.UNVERIFIED: N_("sender not yet verified"),
    Verdict.REFUSED: N_("refused, set aside"),
    Verdict.UNREADABLE: N_("cannot be read"),
}
ALARMS = {
    Alarm.SET_BACK: N_(
        "That station has seen entries of this store that are not here: this store was put back "
        "in time. Tell your coordinator before you go on."
    ),
    Alarm.OTHER_ENTRY: N_(
        "That station has seen another entry under a number of this store: there are two copies "
        "of this store, or somebody changed one. Tell your coordinator before you go on."
    ),
    Alarm.OTHER_BUNDLE: N_(
        "That station has a bundle under a number of this store that was not sealed here. "
        "Tell your coordinator before you go on."
    ),
    Alarm.HUB_SET_BACK: N_(
        "The ledger of that station ends before the place where it stood in an earlier receipt: "
        "its store was put back in time. Ask there, and keep your own data until it is explained."
    ),
    Alarm.HUB_TWO_STORIES: N_(
        "That station told something else in an earlier receipt. Compare receipts with another "
        "station, and keep your own data until it is explained."
    ),
    Alarm.HUB_ANEW: N_(
        "That station began a new ledger: its store was restored or put back. Ask there whether "
        "it still has what this receipt lists."
    ),
}
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


def show(call: Call, looked: tuple[Looked, ...]) -> None:
    """Say what became of each file, what is missing, and what is alarming."""
    terminal, words = call.terminal, call.terminal.words
    terminal.table(
        (N_("File"), N_("What it is"), N_("Station"), N_("Number"), N_("Entries")),
        [
            (
                each.file,
                words.gettext(VERDICTS[each.verdict]),
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
                    "Missing from {station}: {numbers}", station=station, numbers=numbers(missing)
                )
            )
    for alarm in sorted({alarm for each in looked for alarm in each.alarms}):
        terminal.warn(alarm_text(words, alarm))
    terminal.result([_data(each) for each in looked])


def alarm_text(words: Words, alarm: Alarm) -> str:
    """Return what an alarm means, and what to do."""
    return words.gettext(ALARMS[alarm])


def numbers(gaps: tuple[tuple[int, int], ...]) -> str:
    """Return gaps as they are read: 2, 5–7."""
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in gaps)


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
