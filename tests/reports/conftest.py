"""A made-up interview for papers; every name, code and sentence in it is invented."""

import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from pypdf import PdfReader

from intake.domain.answers import SkipReason, Span
from intake.domain.case_codes import case_code
from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.domain.ids import FormHash, InterviewId, PaperId
from intake.domain.interview import Interview, State
from intake.i18n import Words
from intake.reports.document import Document, Texts
from intake.reports.pdf import LETTER, PaperSize, render
from intake.reports.summary_source import Event, SummarySource, Told
from intake.reports.voices import Voices

QUOTE = "Me dijeron que si no pagaba la cuota iban a quemar la casa con nosotros adentro."
NARRATIVE = f"Llegaron tres hombres en la noche. {QUOTE} Salió esa misma semana hacia el norte."
PHRASES: dict[str, Texts] = {
    "needs": ("What you need now", "Lo que necesita ahora"),
    "about": ("About the person", "Sobre la persona"),
    "harm": ("What happened", "Qué le pasó"),
    "event": ("Harm event", "Hecho"),
    "name": ("What should we call you?", "¿Cómo quiere que le llamemos?"),
    "country": ("What country are you from?", "¿De qué país es?"),
    "when": ("When did it happen?", "¿Cuándo fue?"),
    "what": ("What happened?", "¿Qué pasó?"),
    "who": ("Who was it?", "¿Quién lo hizo?"),
    "safe": (
        "Do you have somewhere safe to sleep tonight?",
        "¿Tiene dónde dormir con seguridad esta noche?",
    ),
    "needed": ("What do you need most?", "¿Qué es lo que más necesita?"),
    "lawyer": (
        "May we share this with a lawyer, for your case?",
        "¿Me da permiso de compartirlo con una abogada o un abogado, para su caso?",
    ),
    "medicine": ("Do you need medicine now?", "¿Necesita medicina ahora?"),
}
CHECK = {"en": "amber canoe drift fossil ladder prune", "es": "abeja cobre dardo farol lazo peine"}


def voiced(languages: tuple[str, ...], texts: Texts) -> Texts:
    """Return only the texts of these languages; `texts` are English and Spanish."""
    return tuple(texts[("en", "es").index(each)] for each in languages)


def harm(texts: Callable[[str], Texts], day: str, number: int) -> tuple[Told, ...]:
    """One event: its date, a narrative with a quotation, and who did it."""
    at = f"harm[row{number}]"
    events = (Event(at, texts("event"), number, 2),)
    start = NARRATIVE.index(QUOTE)
    spans = (Span(start, start + len(QUOTE), "verbatim", "es"),)
    section = texts("harm")
    return (
        Told(f"{at}/when", section, texts("when"), events=events, lines=((day,),), day=day),
        Told(
            f"{at}/what",
            section,
            texts("what"),
            events=events,
            lines=((NARRATIVE,),),
            is_free_text=True,
            spans=spans,
            lang="es",
            via="interpreter",
        ),
        Told(f"{at}/who", section, texts("who"), events=events, skip=SkipReason.NOT_KNOWN),
    )


def told_in(languages: tuple[str, ...]) -> tuple[Told, ...]:
    """The whole made-up conversation."""

    def texts(key: str) -> Texts:
        return voiced(languages, PHRASES[key])

    two = (voiced(languages, ("Legal help", "Apoyo legal")), voiced(languages, ("Clothes", "Ropa")))
    return (
        Told("name", texts("about"), texts("name"), lines=(("Estrella",),), is_identity=True),
        Told("country", texts("about"), texts("country"), lines=(("Honduras",),)),
        *harm(texts, "2026-03-12", 1),
        *harm(texts, "2025-11-02", 2),
        Told("safe", texts("needs"), texts("safe"), lines=(voiced(languages, ("No", "No")),)),
        Told("needed", texts("needs"), texts("needed"), lines=two),
        Told("lawyer", texts("needs"), texts("lawyer"), skip=SkipReason.DECLINED),
        Told("medicine", texts("needs"), texts("medicine")),
    )


def interview() -> Interview:
    """The interview itself, its questions finished."""
    granted = Consent(
        Purpose.COLLECT, Decision.GRANTED, text_version="c0/1", lang="es", witness="W-04"
    )
    return Interview(
        InterviewId("0f" * 16),
        case_code(bytes(range(6))),
        FormHash("ab" * 32),
        "short_intake",
        "3",
        state=State.READBACK,
        consents=(granted,),
        languages=Languages("mam", "spa", interpreter_needed=True, interpreter="INT-07"),
    )


def summary_source(*languages: str, include_identity: bool = False) -> SummarySource:
    """The source of a summary in these languages."""
    return SummarySource(
        interview=interview(),
        form_title=voiced(languages, ("Short intake", "Entrevista breve")),
        told=told_in(languages),
        voices=Voices(tuple(map(Words, languages))),
        organisation="Casa Ejemplo",
        site="Tijuana",
        paper=PaperId("7Q2M4XK3PA0D9RTZ"),
        check_words=tuple(tuple(CHECK[each].split()) for each in languages),
        printed=datetime(2026, 11, 24, 18, 42, tzinfo=UTC).astimezone(
            timezone(timedelta(hours=-8))
        ),
        include_identity=include_identity,
    )


@dataclass(frozen=True, slots=True)
class Paper:
    """A printed paper, as another program reads it."""

    pdf: bytes

    @property
    def reader(self) -> PdfReader:
        """A reader of its own for each question."""
        return PdfReader(io.BytesIO(self.pdf), strict=True)

    @property
    def pages(self) -> list[str]:
        """The text of each page, blanks evened out."""
        return [" ".join(page.extract_text().split()) for page in self.reader.pages]

    @property
    def text(self) -> str:
        """The text of the whole paper."""
        return " ".join(self.pages)


def printed(document: Document, size: PaperSize = LETTER) -> Paper:
    """Print to memory."""
    out = io.BytesIO()
    render(document, out, size)
    return Paper(out.getvalue())


def with_answer(source: SummarySource, text: str, **more: Any) -> SummarySource:
    """The same interview with one more free answer."""
    question = tuple("Anything else?" for _ in source.voices.languages)
    given = {"lines": ((text,),), "is_free_text": True, **more}
    told = Told("more", source.told[-1].section, question, **given)
    return replace(source, told=(*source.told, told))


@pytest.fixture
def make_source() -> Callable[..., SummarySource]:
    """Make the source of a summary in any languages."""
    return summary_source


@pytest.fixture
def answered() -> Callable[..., SummarySource]:
    """Add a free answer to a source."""
    return with_answer


@pytest.fixture
def press() -> Callable[..., Paper]:
    """Print a document."""
    return printed


@pytest.fixture
def source() -> SummarySource:
    """The made-up interview in English."""
    return summary_source("en")


@pytest.fixture(params=[("en",), ("es",), ("en", "es"), ("es", "en")], ids="+".join)
def any_source(request: pytest.FixtureRequest) -> SummarySource:
    """The same in one language or both, either one leading."""
    return summary_source(*request.param)


_watching: list[list[str]] = []


def _note(event: str, args: tuple[Any, ...]) -> None:
    if event == "open" and _watching:
        _watching[-1].append(str(args[0]))


sys.addaudithook(_note)


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """Every file that is opened from here on."""
    _watching.append([])
    yield _watching[-1]
    _watching.pop()
