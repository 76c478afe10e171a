"""The paper of judgements: everything that was judged, and nothing of who the person is."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from intake.domain.consent import Matter, Purpose
from intake.domain.course_errors import ConsentScopeError
from intake.domain.judgements import Conclusion, Element, Link, Passage
from intake.domain.organisation_mode import OrganisationMode
from intake.services.application import Application
from intake.services.judgement_ports import Words
from tests.services.conftest import PASSPHRASE
from tests.services.judging_acts import DIRECTED, assessment, to_confirmed


def text_of(path: Path) -> str:
    pages = PdfReader(io.BytesIO(path.read_bytes())).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_every_judgement_is_printed_with_its_reason_and_who_sent_it_to_review(
    north: Application, tmp_path: Path
) -> None:
    north.judgements.modes.set(OrganisationMode.ADJUDICATING, "We decide.", PASSPHRASE)
    interview = to_confirmed(north)
    rests = Words((Passage(Element.WHO.value, "Two men.", (Link("happened/hurt"),)),))
    sheet = assessment(Conclusion.POSITIVE)
    given = north.judgements.assessing.give(interview, sheet, rests, PASSPHRASE)
    north.closing.seal(interview, "I wrote this.", "en", PASSPHRASE)
    north.judgements.reviewing.direct(interview, DIRECTED)
    why = Words((Passage("reason", "I was told to."), Passage("instructed_by", "a supervisor")))
    north.judgements.assessing.disown(interview, given.place, why, PASSPHRASE)
    file = tmp_path / "judgements.pdf"
    issued = north.judgement_papers.page(interview, str(file), ("en",))
    text = text_of(file)
    for said in (
        "Internal. Not for the person",
        "Assessment of record · Positive",
        "Noted. Two men. (rests on: ",
        "Signed under instruction: not their conclusion",
        "a supervisor",
        "Nobody else has judged it yet.",
        "Sent to review by C-1: every fifth of the week",
        "This document is not legal advice and not a decision of any government.",
    ):
        assert said in text, said
    assert issued.size == file.stat().st_size
    both = tmp_path / "both.pdf"
    north.judgement_papers.page(interview, str(both), ("es", "en"))
    assert "Valoración registrada" in text_of(both)
    assert "Assessment of record" in text_of(both)


def test_nothing_leaves_once_the_person_took_it_back(north: Application, tmp_path: Path) -> None:
    interview = to_confirmed(north)
    file = tmp_path / "judgements.pdf"
    north.judgement_papers.page(interview, str(file), ("es",))
    assert "Todavía no hay valoraciones." in text_of(file)
    north.consenting.withdraw(interview, Matter(Purpose.COLLECT))
    with pytest.raises(ConsentScopeError):
        north.judgement_papers.page(interview, str(tmp_path / "again.pdf"), ("es",))
