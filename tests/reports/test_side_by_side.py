"""What two stations noted differently, read with the form: in words, also where a row is gone."""

from dataclasses import replace
from datetime import UTC, timedelta

from intake.domain.answers import SkipReason, Value
from intake.domain.compartments import Compartment
from intake.domain.conflict_events import How
from intake.domain.conflicts import Conflict, Said, Settled
from intake.domain.ids import PersonId
from intake.i18n import Words
from intake.reports.form_reading import as_if_told
from intake.reports.printing import summary_source
from intake.reports.summary_source import Disputed
from intake.reports.voices import Voices
from intake.services.conflicts import Attributed, Found
from tests.reports.test_printing import NOW, ordered

ANA, LUIS = PersonId("a" * 32), PersonId("b" * 32)
HERE, THERE = "1" * 32, "2" * 32
WALL = int(NOW.timestamp() * 1000)


def said(actor: PersonId, org: str, value: Value | None, *both: Value | None) -> Said:
    return Said((org, 1, "00"), actor, WALL, value, "es", "INT-07", both=both, org=org)


def read(conflict: Conflict, compartment: Compartment = Compartment.CORE) -> Disputed:
    found = Found(conflict, compartment, None)
    names = Attributed(found, {ANA: "Ana", LUIS: "Luis"}, {HERE: "", THERE: "Office 4"})
    order = replace(ordered("en", "es"), side_by_side=(names,))
    (told,) = summary_source(order, UTC).disputed
    return told


def test_both_sides_and_what_settled_them_are_in_words() -> None:
    sides = said(ANA, HERE, Value("hnd")), said(LUIS, THERE, Value("", skip=SkipReason.DECLINED))
    ended = Settled((HERE, 2, "01"), LUIS, WALL + 60_000, Value("gtm"), How.OTHER, "asked again")
    told = read(Conflict("about_you/country", sides, ended))
    assert told.told.question == ("What country are you from?", "País o países de origen")
    assert [each.by for each in told.versions] == ["Ana", "Luis"]
    assert [each.station for each in told.versions] == ["", "Office 4"]
    (first,), (second,) = (each.answers for each in told.versions)
    assert first.lines == (("Honduras", "Honduras"),)
    assert (first.lang, first.via) == ("es", "INT-07")
    assert second.skip is SkipReason.DECLINED
    assert told.settled is not None
    assert told.settled.at == NOW + timedelta(minutes=1)
    assert told.settled.answers[0].lines == (("Guatemala", "Guatemala"),)
    assert (told.how, told.reason) == (How.OTHER, "asked again")


def test_a_row_that_is_gone_still_has_its_question() -> None:
    path = "happened/events/harm[gone]/description"
    told = read(Conflict(path, (said(ANA, HERE, Value("Me pegaron")), said(LUIS, THERE, None))))
    assert told.told.question[0] not in {path, "description"}
    assert [len(each.answers) for each in told.versions] == [1, 0]
    assert told.versions[0].answers[0].lines == (("Me pegaron",),)
    assert told.settled is None


def test_what_was_kept_as_two_is_told_as_two() -> None:
    both = said(ANA, HERE, None, Value("hnd"), Value("gtm"))
    told = read(Conflict("about_you/country", (both, said(LUIS, THERE, Value("slv")))))
    assert [len(each.answers) for each in told.versions] == [2, 1]


def test_what_is_kept_with_the_names_counts_as_one() -> None:
    sides = said(ANA, HERE, Value("Ana López")), said(LUIS, THERE, Value("Ana Lopes"))
    assert read(Conflict("about_you/name", sides)).told.is_identity
    assert read(Conflict("about_you/country", sides), Compartment.IDENTITY).told.is_identity


def test_an_answer_to_no_question_of_the_form_stands_as_it_came() -> None:
    tell = as_if_told(ordered("en").session, Voices((Words("en"),)))
    assert tell("of/another_form", Value("yes")).lines == (("yes",),)
