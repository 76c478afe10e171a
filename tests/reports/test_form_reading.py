"""With the built-in form, walked through as staff would."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone

import pytest

from intake.assets import folder
from intake.domain.answers import Document, SkipReason
from intake.domain.approximate_dates import ApproximateDate, Precision
from intake.domain.compartments import Compartment
from intake.domain.tokens import NameKeptApart, Token, TokenKind
from intake.forms.session import FormSession
from intake.forms.surroundings import Surroundings
from intake.forms.views import RepeatStep
from intake.forms.xform import read_form
from intake.i18n import Words
from intake.reports.beside import Beside
from intake.reports.form_reading import told_in
from intake.reports.summary_source import Told
from intake.reports.voices import Voices
from intake.services.testimony import Translation

ANSWERS = {
    "lawyer/has_lawyer": "no",
    "about_you/name": "Estrella",
    "about_you/country": "hnd",
    "fear/afraid_here": "yes",
    "fear/of_whom": "De un grupo que cobra la cuota",
    "happened/hurt": "yes",
}
ROW = {
    "description": "Me pidieron dinero",
    "when/as_said": "antes de Semana Santa",
    "when/date": "2026-03-12",
    "when/precision": "month",
    "who": "unknown",
}
SURROUNDINGS = Surroundings(
    lambda: datetime(2026, 11, 24, 18, 0, tzinfo=UTC), timezone(timedelta(hours=-8)), bytes
)


@pytest.fixture
def session() -> FormSession:
    """The short intake with some answers, one skip and two events."""
    xform = folder("resources").joinpath("forms", "short_intake.xml").read_bytes()
    made = FormSession(read_form(xform), Document(), surroundings=SURROUNDINGS)
    answer(made, ANSWERS)
    (harm,) = (step.path for step in made.steps() if isinstance(step, RepeatStep))
    for uid in ("r1", "r2"):
        made.add_row(harm, uid)
        answer(made, {f"{harm}[{uid}]/{path}": text for path, text in ROW.items()})
    made.skip("about_you/age_band", SkipReason.DECLINED)
    return made


def answer(session: FormSession, answers: Mapping[str, str]) -> None:
    for path, text in answers.items():
        assert session.answer(path, text, lang="es").problem is None, path


def told(session: FormSession, *languages: str) -> dict[str, Told]:
    found = told_in(session, Voices(tuple(map(Words, languages))))
    assert len({each.path for each in found}) == len(found)
    return {each.path: each for each in found}


def at(found: Mapping[str, Told], ending: str) -> Told:
    (only,) = (each for path, each in found.items() if path.endswith(ending))
    return only


def test_question_and_answer_are_in_each_language(session: FormSession) -> None:
    country = told(session, "en", "es")["about_you/country"]
    assert country.question == ("What country are you from?", "País o países de origen")
    assert country.section == ("About you", "Datos generales")
    assert country.lines == (("Honduras", "Honduras"),)
    yes = told(session, "es", "en")["fear/afraid_here"]
    assert yes.lines == (("Sí", "Yes"),)


def test_free_text_stands_once_with_its_language(session: FormSession) -> None:
    said = told(session, "en", "es")["fear/of_whom"]
    assert said.lines == (("De un grupo que cobra la cuota",),)
    assert said.is_free_text
    assert said.lang == "es"


def test_order_is_that_of_the_form(session: FormSession) -> None:
    paths = [path.rpartition("harm")[2] for path in told(session, "en")]
    assert paths.index("lawyer/has_lawyer") < paths.index("about_you/name")
    assert paths.index("[r1]/who") < paths.index("[r2]/description")
    assert paths.index("[r2]/who") < paths.index("needs_today/safe_tonight")


def test_row_of_a_repeat_is_a_numbered_event(session: FormSession) -> None:
    (event,) = at(told(session, "en", "es"), "[r2]/when/date").events
    assert (event.title, event.number, event.count) == (("Event", "Hecho"), 2, 2)


def test_group_within_an_event_is_named(session: FormSession) -> None:
    found = told(session, "en", "es")
    assert at(found, "[r1]/when/date").group == ("When", "Momento del hecho")
    assert at(found, "[r1]/who").group == ()
    assert found["about_you/name"].group == ()


def test_date_is_as_exact_as_staff_said(session: FormSession) -> None:
    when = at(told(session, "en", "es"), "[r1]/when/date")
    assert when.lines == (("March 2026", "marzo de 2026"),)
    assert when.day == "2026-03-12"


def test_skip_has_its_reason_and_no_answer(session: FormSession) -> None:
    skipped = told(session, "en")["about_you/age_band"]
    assert skipped.skip is SkipReason.DECLINED
    assert skipped.lines == ()


def test_question_that_was_not_reached_has_neither(session: FormSession) -> None:
    blank = told(session, "en")["needs_today/safe_tonight"]
    assert blank.skip is None
    assert blank.lines == ()


def test_question_that_does_not_apply_is_not_told(session: FormSession) -> None:
    assert "lawyer/lawyer_name" not in told(session, "en")
    answer(session, {"lawyer/has_lawyer": "yes"})
    assert "lawyer/lawyer_name" in told(session, "en")


def test_notes_and_calculations_are_no_questions(session: FormSession) -> None:
    answer(session, {"family/travel_with": "children", "family/adults": "1", "family/minors": "2"})
    assert not {"family/party_note", "family/party_size"} & set(told(session, "en"))


def test_identity_questions_are_marked(session: FormSession) -> None:
    found = told(session, "en")
    assert found["about_you/name"].is_identity
    assert not found["about_you/country"].is_identity
    assert {path for path, each in found.items() if each.is_identity} == {
        path for path in found if session.compartment(path) is Compartment.IDENTITY
    }


def test_language_that_the_form_lacks_is_filled_from_another(session: FormSession) -> None:
    assert told(session, "ht")["fear/afraid_here"].lines[0][0] in {"Yes", "Sí"}
    assert told(session, "ht")["fear/afraid_here"].section[0]


LEAKY = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Leaky</h:title><model>
  <instance><data id="leaky" version="1"><person jr:template=""><name/></person>
    <about><town/><friend/><photo/></about></data></instance>
  <bind nodeset="/data/person/name" type="string"/><bind nodeset="/data/about/town" type="string"/>
  <bind nodeset="/data/about/friend" type="string"/>
  <bind nodeset="/data/about/photo" type="binary"/>
  </model></h:head><h:body>
  <group ref="/data/person"><label>Person</label><repeat nodeset="/data/person">
    <input ref="/data/person/name"><label>Name</label></input></repeat></group>
  <group ref="/data/about"><label>About <output value="/data/person[1]/name"/></label>
    <input ref="/data/about/town"><label>Where was **<output value="/data/person[1]/name"/>** born?</label></input>
    <select1 ref="/data/about/friend"><label>Best friend</label>
      <itemset nodeset="/data/person"><value ref="name"/><label ref="name"/></itemset></select1>
    <upload ref="/data/about/photo" mediatype="image/*"><label>Photo</label></upload>
  </group></h:body></h:html>"""


def leaky(compartments: Mapping[str, Compartment]) -> FormSession:
    form = read_form(LEAKY.encode(), compartments)
    session = FormSession(form, Document(), surroundings=SURROUNDINGS)
    session.add_row("person", "p1")
    answer(
        session,
        {"person[p1]/name": "Estrella", "about/town": "Choloma", "about/friend": "Estrella"},
    )
    return session


def told_of(session: FormSession, *, with_identity: bool) -> str:
    found = told_in(session, Voices((Words("en"),)), with_identity=with_identity)
    return repr([each for each in found if with_identity or not each.is_identity])


def test_name_does_not_reach_a_paper_through_labels_or_lists() -> None:
    session = leaky({"person/name": Compartment.IDENTITY, "about/photo": Compartment.MEDIA})
    without = told_of(session, with_identity=False)
    assert "Estrella" not in without
    assert "Where was … born?" in without
    assert "Choloma" in without
    assert "Photo" in without
    assert "Where was Estrella born?" in told_of(session, with_identity=True)


def test_labels_show_values_where_a_form_asks_no_identity() -> None:
    assert "Where was Estrella born?" in told_of(leaky({}), with_identity=False)


def test_approximate_date_brings_its_words(session: FormSession) -> None:
    found = told(session, "en", "es")
    when = at(found, "[r1]/when/date").when
    assert when == ApproximateDate("antes de Semana Santa", "2026-03-12", Precision.MONTH)
    assert at(found, "[r1]/when/as_said").when is None
    (harm,) = {path.partition("[")[0] for path in found if "[r1]" in path}
    session.clear(f"{harm}[r1]/when/date")
    words = at(told(session, "en"), "[r1]/when/as_said").when
    assert words == ApproximateDate("antes de Semana Santa", "", Precision.MONTH)


def test_names_are_tokens_in_the_language_of_the_text(session: FormSession) -> None:
    answer(session, {"fear/of_whom": "De [[person:1]]"})
    names = (NameKeptApart(Token(TokenKind.PERSON, 1), "El Güero"),)
    made = Translation("fear/of_whom", "en", "Of [[person:1]]", "T-02", datetime.now(UTC))
    voices = Voices((Words("en"), Words("es")))

    def of_whom(beside: Beside) -> Told:
        found = told_in(session, voices, beside)
        return next(each for each in found if each.path == "fear/of_whom")

    plain = of_whom(Beside((made,)))
    assert plain.lines == (("De [persona 1]",),)
    assert [each.text for each in plain.translations] == ["Of [person 1]"]
    assert of_whom(Beside((made,), names)).lines == (("De El Güero",),)
