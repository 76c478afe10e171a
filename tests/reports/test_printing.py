import io
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from pypdf import PdfReader

from intake.assets import folder
from intake.domain.answers import SkipReason
from intake.domain.case_codes import case_code
from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.domain.ids import FormHash, InterviewId, OrganisationId, PaperId, StoreId
from intake.domain.interview import Interview
from intake.forms.session import FormSession
from intake.forms.surroundings import Surroundings
from intake.forms.views import RepeatStep
from intake.forms.xform import read_form
from intake.reports.pdf import A4
from intake.reports.printing import SummaryPrinter
from intake.services.ports import Organisation
from intake.services.reporting import PaperOrder

ZONE = timezone(timedelta(hours=-8))
NOW = datetime(2026, 11, 24, 18, 42, tzinfo=UTC)


def ordered(*languages: str, with_identity: bool = False) -> PaperOrder:
    form = read_form(folder("resources").joinpath("forms", "short_intake.xml").read_bytes())
    session = FormSession(form, surroundings=Surroundings(lambda: NOW, ZONE, bytes))
    session.answer("about_you/name", "Estrella", lang="es")
    session.answer("about_you/country", "hnd", lang="es")
    session.answer("happened/hurt", "yes", lang="es")
    (harm,) = (step.path for step in session.steps() if isinstance(step, RepeatStep))
    session.add_row(harm, "r1")
    session.answer(f"{harm}[r1]/description", "Me pidieron dinero", lang="es")
    while still_open := session.unanswered():
        session.skip(still_open[0], SkipReason.DECLINED)
    interview = Interview(
        InterviewId("0f" * 16),
        case_code(bytes(range(6))),
        FormHash("ab" * 32),
        form.form_id,
        form.version,
        consents=(Consent(Purpose.COLLECT, Decision.GRANTED),),
        languages=Languages("spa", "spa"),
        document=session.document(),
    )
    return PaperOrder(
        interview=interview,
        session=session,
        organisation=Organisation(
            OrganisationId("0" * 32), StoreId("1" * 32), "Casa Ejemplo", "Tijuana", 1
        ),
        languages=languages,
        with_identity=with_identity,
        paper=PaperId("7Q2M4XK3PA0D9RTZ"),
        check_words={"en": ("amber",) * 6, "es": ("abeja",) * 6},
        printed=NOW,
    )


def text_of(pdf: bytes) -> str:
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split()
    )


@pytest.fixture
def print_summary() -> Callable[[PaperOrder], str]:
    return lambda order: text_of(SummaryPrinter(ZONE)(order))


def test_built_in_form_is_printed_in_both_languages(
    print_summary: Callable[[PaperOrder], str],
) -> None:
    text = print_summary(ordered("en", "es"))
    for wanted in (
        "What country are you from?",
        "País o países de origen",
        "Me pidieron dinero",
        "Prefers not to answer",
        "Prefiere no contestar",
        "Event: 1 of 1",
        "Casa Ejemplo",
        "10:42",
        "amber",
        "abeja",
    ):
        assert wanted in text


def test_identity_is_printed_only_where_it_was_ordered(
    print_summary: Callable[[PaperOrder], str],
) -> None:
    assert "Estrella" not in print_summary(ordered("es"))
    assert "Estrella" in print_summary(ordered("es", with_identity=True))


def test_form_of_ours_has_its_title_in_each_language(
    print_summary: Callable[[PaperOrder], str],
) -> None:
    text = print_summary(ordered("en", "es"))
    assert "Short intake, version" in text
    assert "Entrevista breve, versión" in text


def test_language_without_check_words_of_its_own_borrows_them(
    print_summary: Callable[[PaperOrder], str],
) -> None:
    assert "amber" in print_summary(ordered("ht"))


def test_sheet_is_that_of_the_place() -> None:
    page = PdfReader(io.BytesIO(SummaryPrinter(ZONE, A4)(ordered("en")))).pages[0]
    assert round(float(page.mediabox.height)) == 842


def test_same_order_gives_the_same_bytes() -> None:
    order = ordered("es", "en")
    assert SummaryPrinter(ZONE)(order) == SummaryPrinter(ZONE)(order)


def test_library_is_loaded_only_when_something_is_printed() -> None:
    code = "import sys, intake.reports.printing; print('reportlab' in sys.modules)"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    told = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, check=True, text=True
    )
    assert told.stdout.strip() == "False"
