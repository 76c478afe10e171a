"""Proving the ledger of a store, beside a loop that selects the same entries and hashes them."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from intake.domain.answers import Patch, Value
from intake.domain.case_codes import RANDOM_BYTES, case_code
from intake.domain.compartments import Compartment
from intake.domain.consent import Languages
from intake.domain.events import AnswerGiven, ConsentRecorded, InterviewOpened, LanguageRecorded
from intake.domain.ids import InterviewId
from intake.ledger import chain as ledger
from intake.ledger.chain import VerifySignature
from intake.ledger.entry import signed_message
from intake.storage import entries, row_checks
from intake.storage.open_store import OpenStore
from tools.bench.measuring import Figure, Outcome, at_least, percentile
from tools.bench.settings import Settings
from tools.bench.stores import GRANTED, QUESTIONS, found_store, opened

_WHAT: Final = (
    " checkpoint after each; processor time, in turns. The bare loop computes commitment, leaf,"
    " link and record link, and compares the last; the proof also reads every header"
    " and body strictly, and every signature. The longer loop is the bare one,"
    " `json.loads` of every header and body, and OpenSSL for every signature"
)
_ZERO: Final = bytes(32)
_COLUMNS: Final = "leaf, link, record_count, header, body, salt_h, salt_b, subject"


def measure(settings: Settings) -> Outcome:
    """Prove the chain of the core file again and again, in turns with the bare loop."""
    interviews, rounds = settings.rounds(200, 30), settings.rounds(9, 3)
    folder = _store(settings.work / f"ledger-{interviews}", interviews)
    with opened(folder) as store:
        taken = _in_turns(store, rounds)
    count = int(taken["entries"][0])
    figures = [
        Figure(
            "proof, share of the bare loop's speed, p50", _ratio(taken, "proof"), "×", at_least(0.6)
        ),
        Figure(
            "proof, share of a loop that parses and checks signatures too, p50",
            percentile(
                [one / other for one, other in zip(taken["parsed"], taken["proof"], strict=True)],
                50,
            ),
            "×",
        ),
        Figure("proof without its signatures, p50", _ratio(taken, "unsigned"), "×"),
        Figure("leaves and links alone, p50", _ratio(taken, "hashes"), "×"),
        *(
            Figure(f"{name}, for each entry", percentile(taken[key], 50) / count * 1e6, "µs")
            for key, name in (
                ("bare", "bare loop"),
                ("parsed", "that loop with `json.loads` and OpenSSL"),
                ("proof", "proof"),
                ("unsigned", "no signatures"),
            )
        ),
        Figure("signatures", taken["signatures"][0], ""),
    ]
    return Outcome(
        "verify",
        "proving a ledger, beside SELECT and SHA-256 over the same entries",
        tuple(figures),
        (f"{count:,} entries, {interviews} interviews of {QUESTIONS} answers, a{_WHAT}",),
    )


def _ratio(taken: dict[str, list[float]], key: str) -> float:
    pairs = zip(taken["bare"], taken[key], strict=True)
    return percentile([bare / ours for bare, ours in pairs], 50)


def _in_turns(store: OpenStore, rounds: int) -> dict[str, list[float]]:
    roots, files = store._roots(), store._unlocked.files  # noqa: SLF001 - what `verify` itself is given
    taken: dict[str, list[float]] = {"entries": [], "signatures": []}
    with files.reading(Compartment.CORE) as connection:
        own = row_checks.own_chains(connection)[0]
        (signed,) = connection.execute("SELECT count(*) FROM signature").fetchone()

        def proof(verdict: VerifySignature) -> int:
            found = ledger.verify(
                entries.of_chain(connection, own), verdict,
                org=roots.org, chain=own, roster_versions=roots.versions,
            )  # fmt: skip
            return found.head.seq

        ways: dict[str, Callable[[], int]] = {
            "bare": lambda: _bare(connection, own),
            "parsed": lambda: _parsed(connection, own),
            "proof": lambda: proof(roots.verify_signature),
            "unsigned": lambda: proof(lambda *_: True),
            "hashes": lambda: _walked(connection, own),
        }
        for _ in range(rounds):
            for name, way in ways.items():
                begun = time.process_time()
                taken["entries"] = [float(way())]
                taken.setdefault(name, []).append(time.process_time() - begun)
        taken["signatures"].append(signed)
    return taken


def _bare(connection: Any, own: bytes, read: Callable[[bytes], object] | None = None) -> int:
    sha, link, last, count = hashlib.sha256, _ZERO, _ZERO, 0
    records: dict[bytes, bytes] = {}
    rows = connection.execute(f"SELECT {_COLUMNS} FROM entry WHERE chain = ? ORDER BY seq", (own,))
    for _leaf, last, number, header, body, salt_h, salt_b, subject in rows:  # noqa: B007
        commit = sha(b"intake/1/body\0" + salt_b + body).digest()
        leaf = sha(b"intake/1/leaf\0" + salt_h + header + commit).digest()
        link = sha(b"intake/1/link\0" + link + leaf).digest()
        if number:
            framed = records.get(subject, _ZERO) + number.to_bytes(8) + leaf
            records[subject] = sha(b"intake/1/rlink\0" + framed).digest()
        count += 1
        if read is not None:
            read(header)
            read(body)
    if link != last:
        raise ValueError("the bare loop does not arrive where the ledger ends")
    return count


def _parsed(connection: Any, own: bytes) -> int:
    """Do what no proof can do without, in the shortest way there is: hash, parse, verify."""
    count = _bare(connection, own, json.loads)
    signed = connection.execute(
        "SELECT key, signature, purpose, link, rlink FROM signature"
        " JOIN entry ON entry.pos = signature.pos WHERE chain = ?",
        (own,),
    )
    (header,) = connection.execute("SELECT header FROM entry WHERE chain = ?", (own,)).fetchone()
    org = bytes.fromhex(json.loads(header)["org"])
    for key, signature, purpose, link, rlink in signed:
        message = signed_message(purpose, org, link, rlink)
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    return count


def _walked(connection: Any, own: bytes) -> int:
    here = entries.of_chain(connection, own)
    return ledger.walk(here, ledger.ChainHead(own)).seq


def _store(folder: Path, interviews: int) -> Path:
    if not folder.is_dir():
        unfinished = folder.with_suffix(".part")
        found_store(unfinished)
        with opened(unfinished) as store:
            for number in range(interviews):
                _interview(store, number)
        unfinished.rename(folder)
    return folder


def _interview(store: OpenStore, number: int) -> None:
    """Write one interview as the desk would, and a checkpoint as at a pause."""
    form = store.reading.forms()[0]
    uid = InterviewId(hashlib.sha256(b"%d" % number).hexdigest()[:32])
    code = case_code(hashlib.sha256(b"code %d" % number).digest()[:RANDOM_BYTES])
    with store.records(Compartment.CORE) as records:
        records.append(InterviewOpened(form.hash, form.form_id, form.version, code, site="n"), uid)
        records.append(ConsentRecorded(GRANTED), uid)
        records.append(LanguageRecorded(Languages("quc", "spa")), uid)
        for question in range(QUESTIONS):
            path = f"happened/q{question}"
            said = Value(f"Dijo que no podía volver, {question}.", lang="es")
            records.append(AnswerGiven(Patch(path, ((path, said),)), lang="es"), uid)
        records.checkpoint()
