"""`intake verify`: a store, a bundle or an opened bundle, in the thirteen steps of the format."""

from pathlib import Path
from typing import Final

from intake.cli import options, paper_verify
from intake.cli.bundle import Card
from intake.cli.exit_codes import Exit
from intake.cli.options import Commands
from intake.cli.session import Call
from intake.domain.errors import BundleRefusedError, UnreadableFileError
from intake.i18n import N_, Words
from intake.services import verifying
from intake.services.application import Application
from intake.services.verifying import Finding, Heads, Proof, Result, Step

STEPS: Final = {
    Step.ENCODING: N_("every byte is written in the one way there is"),
    Step.ROSTER: N_("each version of the roster follows from the root"),
    Step.KEYS: N_("keys are sound, and their owners have proven them"),
    Step.FILES: N_("files and pages are as they were written"),
    Step.HASHES: N_("content, leaves and links fit together"),
    Step.NUMBERS: N_("no entry is missing, none is there twice"),
    Step.RECORDS: N_("each interview is complete"),
    Step.SIGNATURES: N_("each signature is by a key its signer had, for this purpose"),
    Step.CHECKPOINTS: N_("nobody speaks for somebody else"),
    Step.COURSE: N_("nothing follows that must not follow"),
    Step.DRAW: N_("the draw of reviews can be drawn again"),
    Step.TIME: N_("clocks only go on"),
    Step.LIMIT: N_("how far this goes"),
}
RESULTS: Final = {
    Result.GOOD: N_("holds"),
    Result.BAD: N_("does not hold"),
    Result.OPEN: N_("is open"),
}
_CODES: Final = {Result.GOOD: Exit.DONE, Result.BAD: Exit.REFUSED, Result.OPEN: Exit.INCOMPLETE}
_SHOWN: Final = 20


def add(commands: Commands, words: Words) -> None:
    """Add the command."""
    made = options.leaf(
        commands,
        words,
        "verify",
        N_("check a store, a bundle, a bundle that age has opened, or a paper (PDF)"),
    )
    made.add_argument(
        "path",
        metavar=words.gettext("PATH"),
        help=words.gettext("a store's folder, a bundle, the folder of an opened one, or a PDF"),
    )
    made.add_argument(
        "--against",
        metavar=words.gettext("PATH"),
        help=words.gettext("another one that must tell the same: a store, a bundle or a folder"),
    )
    made.add_argument(
        "--from",
        dest="sender",
        metavar=words.gettext("CARD"),
        help=words.gettext("contact card of the sender, when it is not known yet"),
    )
    options.opening(made, words)
    made.set_defaults(run=verify)


def verify(call: Call) -> Exit:
    """Check what was named, compare it with the other, and say how far that goes."""
    path, against = call.options.path, call.options.against
    for each in filter(None, (path, against)):
        if not Path(each).exists():
            raise UnreadableFileError(each, "read")
    if paper_verify.is_paper(path) and not against:
        return paper_verify.verify(call, path)
    proof, links = _looked_at(call, path, with_links=bool(against))
    found: tuple[Finding, ...] = ()
    if against:
        other, theirs = _looked_at(call, against, with_links=True)
        found = (*other.findings, *verifying.two_stories(links, theirs))
    proof = Proof(proof.entries, proof.heads, (*proof.findings, *found))
    _show(call, proof)
    return _CODES[proof.result]


def _looked_at(call: Call, path: str, *, with_links: bool) -> tuple[Proof, Heads]:
    if call.doors.has_store(path):
        call.options.store = path
        with call.unlocked() as application:
            report = application.verify(lambda _done, _all: None)
            proof = verifying.of_store(report, application.drawing.check())
            return proof, application.links() if with_links else {}
    with call.unlocked() as application:
        return _bundle(call, application, path)


def _bundle(call: Call, application: Application, path: str) -> tuple[Proof, Heads]:
    card = Card(call.options.sender) if call.options.sender else None
    sender = card.contact(application) if card else None
    try:
        opened = application.handing_over.inspect(path, lambda _done, _all: None, sender)
    except BundleRefusedError as refused:
        return verifying.of_refusal(refused.fault, refused.member), {}
    return verifying.of_bundle(opened), verifying.links_of(opened)


def _show(call: Call, proof: Proof) -> None:
    terminal = call.terminal
    words = terminal.words
    rows = [
        (str(step.value), words.gettext(STEPS[step]), words.gettext(RESULTS[proof.of(step)]))
        for step in Step
    ]
    terminal.table((N_("Step"), N_("What is checked"), N_("Result")), rows)
    for each in proof.findings[:_SHOWN]:
        terminal.say(
            N_("{step}: {rule} {place}"), step=each.step.value, rule=each.rule, place=each.place
        )
    for head in proof.heads:
        terminal.say(
            N_("Complete up to entry {number} of chain {chain}: {link}"),
            number=head.seq,
            chain=head.chain,
            link=head.link,
        )
    terminal.say(N_("What was cut off after that cannot be excluded: a receipt shows it."))
    terminal.result(_data(proof))


def _data(proof: Proof) -> dict[str, object]:
    return {
        "result": proof.result.value,
        "entries": proof.entries,
        "steps": [
            {
                "step": step.value,
                "name": step.name.lower(),
                "result": proof.of(step).value,
                "findings": [
                    {"rule": each.rule, "result": each.result.value, "place": each.place}
                    for each in proof.findings
                    if each.step is step
                ],
            }
            for step in Step
        ],
        "heads": [{"chain": h.chain, "seq": h.seq, "link": h.link} for h in proof.heads],
    }
