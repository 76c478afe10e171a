"""`intake verify` of a paper: whether it is what left here, and the record still the same."""

from pathlib import Path
from typing import Final

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.terminal import read_bytes
from intake.i18n import N_
from intake.services.paper_checking import PaperProof, Verdict
from intake.services.paper_finishing import SIGNATURE

_MAGIC: Final = b"%PDF-"
_SAID: Final = {
    Verdict.GENUINE: N_("This paper is as it was issued here."),
    Verdict.CHANGED: N_(
        "It bears the number of a paper that was issued here, but it is not that file: it was "
        "changed, or saved by another program. Trust the record."
    ),
    Verdict.UNKNOWN: N_("No paper was issued here that it could be."),
}


def is_paper(path: str) -> bool:
    """Tell whether a file says that it is a PDF."""
    file = Path(path)
    if not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(len(_MAGIC)) == _MAGIC


def verify(call: Call, path: str) -> Exit:
    """Look the paper up in the store, with the signature that lies beside it."""
    beside = Path(f"{path}{SIGNATURE}")
    signature = read_bytes(str(beside)) if beside.is_file() else None
    with call.unlocked() as application:
        proof = application.paper_checking.check(read_bytes(path), signature)
    _show(call, proof)
    call.terminal.result(_data(proof))
    return Exit.DONE if proof.is_good else Exit.REFUSED


def _show(call: Call, proof: PaperProof) -> None:
    terminal = call.terminal
    terminal.say(_SAID[proof.verdict])
    if proof.interview is None or proof.issued is None:
        return
    terminal.say(N_("It is about case {code}."), code=proof.interview.case_code)
    if proof.is_current:
        terminal.say(N_("The record has not changed since (version {now})."), now=proof.version_now)
    else:
        terminal.say(
            N_("The record has changed since: the paper shows version {then}, it is at {now} now."),
            then=proof.issued.version,
            now=proof.version_now,
        )
    if proof.is_signed is not None:
        terminal.say(
            N_("The signature beside it holds.")
            if proof.is_signed
            else N_("The signature beside it does not hold.")
        )


def _data(proof: PaperProof) -> dict[str, object]:
    issued, interview = proof.issued, proof.interview
    return {
        "result": proof.verdict.value,
        "number": proof.number or "",
        "case_code": interview.case_code if interview else None,
        "kind": issued.kind if issued else None,
        "language": issued.language if issued else None,
        "issued": issued.at.isoformat() if issued else None,
        "version": issued.version if issued else None,
        "version_now": proof.version_now,
        "is_current": proof.is_current,
        "is_signed": proof.is_signed,
    }
