"""Papers of a store: what may leave, what is counted, and what the store says of a file later."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from intake.domain.consent import Consent, Decision, Purpose
from intake.domain.errors import CarryNotAskedError, ConsentScopeError, UnknownBundleError
from intake.domain.ids import BundleId, InterviewId, PaperId
from intake.domain.profiles import Profile
from intake.services.application import Application
from intake.services.loose_papers import handover
from intake.services.outbox import OutboxRow, Stage
from intake.services.paper_checking import PaperChecking, Verdict, number_in
from intake.services.paper_finishing import Finishing
from intake.services.paper_history import paper_history
from intake.services.paper_wishes import Carry, PaperKind, PaperWish
from intake.services.post import SentBundle
from intake.services.reporting import paper_id
from tests.services.judging_acts import to_confirmed

ES = ("es",)


def asked(north: Application) -> InterviewId:
    return to_confirmed(north)


def test_version_counts_what_was_said_and_copies_are_counted_by_kind(
    north: Application, tmp_path: Path
) -> None:
    interview = asked(north)
    before = paper_history(north.reading, interview)
    assert before.papers == ()
    north.access.opened(interview)
    wish = PaperWish(PaperKind.SHORT, ES)
    for number in (1, 2):
        issued = north.reporting.write(interview, wish, str(tmp_path / f"{number}.pdf"))
        assert (issued.copy, issued.version) == (number, before.version)
    other = north.reporting.write(
        interview, PaperWish(PaperKind.SHORT, ("en",)), str(tmp_path / "3.pdf")
    )
    assert other.copy == 1
    north.consenting.record(interview, Consent(Purpose.AUDIO, Decision.REFUSED))
    after = paper_history(north.reading, interview)
    assert after.version == before.version + 1
    assert [each.version for each in after.papers] == [before.version] * 3


def test_copy_for_the_person_is_asked_about_first_and_the_answer_is_kept(
    north: Application, tmp_path: Path
) -> None:
    interview, path = asked(north), tmp_path / "w.pdf"
    with pytest.raises(CarryNotAskedError):
        north.reporting.write(interview, PaperWish(PaperKind.SURVIVOR, ES), str(path))
    assert not path.exists()
    wish = PaperWish(PaperKind.SURVIVOR, ES, carry=Carry.WITH_LAWYER)
    north.reporting.write(interview, wish, str(path))
    (issued,) = paper_history(north.reading, interview).papers
    assert issued.kind == "survivor_copy:with_lawyer"
    assert north.reporting.order(interview, wish).edition.copy == 2


def test_paper_for_somebody_holds_what_they_are_allowed_and_names_only_for_counsel(
    north: Application,
) -> None:
    interview = asked(north)
    told = PaperWish(PaperKind.SUMMARY, ES, recipient="Ana L.", profile=Profile.LEGAL)
    with pytest.raises(ConsentScopeError):
        north.reporting.order(interview, told)
    with pytest.raises(ConsentScopeError):
        north.reporting.order(interview, PaperWish(PaperKind.REFERRAL, ES, recipient="Clínica"))
    for purpose, name in ((Purpose.LAWYER, "Ana L."), (Purpose.REFERRAL, "Clínica")):
        yes = Consent(purpose, Decision.GRANTED, recipient=name, service="salud")
        north.consenting.record(interview, yes)
    whole = north.reporting.order(interview, PaperWish(PaperKind.SUMMARY, ES))
    assert whole.edition.withheld == {}
    legal = north.reporting.order(interview, replace(told, with_identity=True))
    assert legal.with_identity
    wish = PaperWish(PaperKind.REFERRAL, ES, recipient="Clínica", with_identity=True)
    referral = north.reporting.order(interview, wish)
    assert not referral.with_identity
    assert (referral.edition.recipient, referral.kind) == ("Clínica", PaperKind.REFERRAL)


def test_withdrawn_record_leaves_on_no_paper(north: Application, tmp_path: Path) -> None:
    interview = asked(north)
    north.consenting.withdraw(interview)
    with pytest.raises(ConsentScopeError):
        north.reporting.write(interview, PaperWish(PaperKind.CONSENTS, ES), str(tmp_path / "c"))


def test_signed_and_changed_and_unknown_papers_are_told_apart(
    north: Application, tmp_path: Path
) -> None:
    interview, path = asked(north), tmp_path / "s.pdf"
    wish = PaperWish(PaperKind.CONSENTS, ES, is_signed=True)
    issued = north.reporting.write(interview, wish, str(path))
    pdf, signature = path.read_bytes(), Path(issued.signature).read_bytes()
    checking = north.paper_checking
    proof = checking.check(pdf, signature)
    assert (proof.verdict, proof.is_signed, proof.is_good) == (Verdict.GENUINE, True, True)
    assert proof.is_current
    assert number_in(pdf) == issued.paper == proof.number
    unsigned = checking.check(pdf)
    assert (unsigned.is_signed, unsigned.is_good) == (None, True)
    assert not checking.check(pdf, b"no signature").is_good
    changed = checking.check(pdf + b"\n", signature)
    assert (changed.verdict, changed.is_signed, changed.is_good) == (
        Verdict.CHANGED,
        False,
        False,
    )
    unknown = checking.check(b"%PDF-1.4")
    assert (unknown.verdict, unknown.number, unknown.is_current) == (Verdict.UNKNOWN, None, False)
    north.consenting.record(interview, Consent(Purpose.AUDIO, Decision.REFUSED))
    assert not checking.check(pdf).is_current


def test_locked_paper_opens_with_words_that_are_kept_nowhere(
    north: Application, tmp_path: Path
) -> None:
    pytest.importorskip("pikepdf")
    interview, path = asked(north), tmp_path / "l.pdf"
    wish = PaperWish(PaperKind.CONSENTS, ES, is_locked=True)
    issued = north.reporting.write(interview, wish, str(path))
    assert len(issued.passphrase.split()) == 6
    assert issued.passphrase not in repr(issued)
    assert b"/Encrypt" in path.read_bytes()
    assert north.paper_checking.check(path.read_bytes()).verdict is Verdict.GENUINE


def test_finishing_locks_with_the_words_it_returns() -> None:
    finishing = Finishing(lambda language: f"words {language}", _joined, lambda _paper, pdf: pdf)
    assert finishing.locked(b"pdf", "es") == (b"pdfwords es", "words es")


def _joined(pdf: bytes, passphrase: str) -> bytes:
    return pdf + passphrase.encode()


def test_number_of_a_file_is_one_of_ours_or_none() -> None:
    number = paper_id(bytes(10))
    named = b"/ID [<%b><00>]" % number.encode().hex().encode()
    assert number_in(named) == number
    assert number_in(b"/ID [<" + b"00" * 16 + b">]") is None


def test_looking_goes_through_every_page_of_the_list() -> None:
    pages = 1_001
    asked_for: list[int] = []

    def interviews(query: Any) -> Any:
        asked_for.append(query.offset)
        rows = [SimpleNamespace(id=f"{n:032x}") for n in range(query.offset, pages)]
        return SimpleNamespace(rows=rows[: query.limit], count=pages)

    reading: Any = SimpleNamespace(
        interviews=interviews, history=lambda _: (), record_entries=lambda _: iter(())
    )
    checking = PaperChecking(reading, lambda *_: True)
    assert checking.check(b"%PDF").verdict is Verdict.UNKNOWN
    assert asked_for == [0, 500, 1000]


def test_sheet_of_a_bundle_says_nothing_of_its_records() -> None:
    made = datetime(2026, 11, 24, tzinfo=UTC)
    sent = SentBundle(BundleId("b1"), "age1x", 7, "ab" * 32, made)
    order = handover(OutboxRow(sent, "South", Stage.MADE))
    assert (order.bundle, order.number, order.station) == ("b1", 7, "South")
    assert order.fingerprint == "ab" * 32


def test_bundle_is_found_by_the_beginning_of_its_id_or_not_at_all(north: Application) -> None:
    with pytest.raises(UnknownBundleError):
        north.outbox.find("nothing")


def test_salted_hash_is_what_the_ledger_holds(north: Application, tmp_path: Path) -> None:
    interview, path = asked(north), tmp_path / "h.pdf"
    north.reporting.summary(interview, str(path), ES)
    (issued,) = paper_history(north.reading, interview).papers
    salted = hashlib.sha256(bytes.fromhex(issued.salt) + path.read_bytes()).hexdigest()
    assert salted == issued.pdf_salted_sha256
    assert issued.paper == PaperId(number_in(path.read_bytes()) or "")
