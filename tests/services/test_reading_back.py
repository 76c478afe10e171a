"""What a screen about the end of an interview is made of, from a real store."""

from dataclasses import replace

from intake.domain.answers import Patch, Value
from intake.domain.compartments import Compartment
from intake.domain.consent import SHARING, Consent, Decision
from intake.domain.interview import Interview
from intake.domain.states import Outcome, Source
from intake.services.application import Application
from intake.services.reading_back import ending
from tests.services.conftest import PASSPHRASE

CITY = "about_you/city"


def correct(north: Application, interview: Interview, text: str) -> None:
    patch = Patch(CITY, ((CITY, Value(text)),))
    north.closing.correct(interview.id, {Compartment.CORE: patch})


def test_nothing_has_happened_while_questions_are_asked(
    north: Application, interview: Interview
) -> None:
    found = ending(north.reading, interview.id)
    assert (found.former, found.readback, found.sealed, found.added) == ((), None, None, ())


def test_every_former_answer_stays_in_the_order_of_the_corrections(
    north: Application, interview: Interview
) -> None:
    first = Patch(CITY, ((CITY, Value("Tijuana")),))
    north.interviewing.answer(interview.id, {Compartment.CORE: first})
    north.interviewing.finish(interview.id, ())
    correct(north, interview, "Tecate")
    correct(north, interview, "Mexicali")
    ((path, former),) = ending(north.reading, interview.id).former
    assert path == CITY
    assert [each.v for each in former] == ["Tijuana", "Tecate"]


def test_the_seal_is_told_with_its_sentence_and_what_came_later(
    north: Application, interview: Interview
) -> None:
    north.interviewing.finish(interview.id, ())
    north.closing.accept(interview.id, lang="es", by="P-1")
    for each in SHARING:
        north.consenting.record(interview.id, Consent(each, Decision.DEFERRED))
    north.closing.confirm(interview.id)
    north.closing.seal(interview.id, "I wrote it down.", "en", PASSPHRASE)
    north.closing.add(interview.id, "There is a hearing.", source=Source.STAFF)
    found = ending(north.reading, interview.id)
    assert found.readback is not None
    assert found.readback.outcome is Outcome.ACCEPTED
    assert found.sealed is not None
    assert (found.sealed.statement, found.sealed.is_confirmed) == ("I wrote it down.", True)
    assert found.sealed.by == north.session.person
    assert [each.addendum.text for each in found.added] == ["There is a hearing."]
    assert found.added[0].at >= found.sealed.at


def test_what_is_withheld_says_nothing(north: Application, interview: Interview) -> None:
    class Withheld:
        def record_entries(self, one: object) -> object:
            del one
            for each in north.reading.record_entries(interview.id):
                yield replace(each, header=None, body=None, salt_h=None, salt_b=None)

    found = ending(Withheld(), interview.id)  # type: ignore[arg-type]
    assert (found.former, found.readback) == ((), None)
