"""Read the answers of a form session as a paper tells them: in order, in every language."""

from collections.abc import Iterator, Mapping

from intake.domain.compartments import Compartment
from intake.forms.model import QuestionKind
from intake.forms.session import FormSession, GroupStep, QuestionStep, RepeatStep, Step
from intake.reports.answer_words import Shown, shown
from intake.reports.document import Texts
from intake.reports.summary_source import Event, Told
from intake.reports.voices import Voices

_PRECISION = "precision"
"""Beside a question `date`: how exact that date is (decisions.md 6)."""


def told_in(session: FormSession, voices: Voices) -> tuple[Told, ...]:
    """Return every question that applied, in the order of the form."""
    sections = {
        view.path: _in_each(voices, view.titles, voices.gettext("Questions"))
        for view in session.sections()
    }
    return tuple(
        _told(session, voices, sections, path)
        for step in session.steps()
        for path in _paths(step)
        if _is_asked(session.question(path).question.kind)
    )


def _paths(step: Step) -> tuple[str, ...]:
    match step:
        case QuestionStep(path=path):
            return (path,)
        case GroupStep(paths=paths):
            return paths
        case RepeatStep():
            return ()


def _is_asked(kind: QuestionKind) -> bool:
    return kind.is_shown and kind is not QuestionKind.NOTE


def _told(session: FormSession, voices: Voices, sections: Mapping[str, Texts], path: str) -> Told:
    view = session.question(path)
    value = view.value
    choices = {
        each.code: _in_each(voices, each.labels, _alike(voices, each.code))
        for each in session.choices(path)
    }
    answer = Shown(view.question, value.v, choices, _precision(session, path))
    return Told(
        path=path,
        section=sections.get(_section(path)) or voices.gettext("Questions"),
        question=_label(session, voices, path),
        events=tuple(_events(session, voices, path)),
        lines=shown(answer, voices) if value.v else (),
        is_free_text=view.question.kind in {QuestionKind.TEXT, QuestionKind.MULTILINE},
        spans=value.spans,
        lang=value.lang,
        via=value.via,
        skip=None if value.v else value.skip,
        is_identity=session.compartment(path) is not Compartment.CORE,
        day=answer.day,
    )


def _section(path: str) -> str:
    return path.partition("/")[0].partition("[")[0]


def _events(session: FormSession, voices: Voices, path: str) -> Iterator[Event]:
    """Yield the rows of repeats that a question stands in, the outermost first."""
    rows = session.document().rows
    parts = path.split("/")
    for place, part in enumerate(parts):
        name, _, uid = part.rstrip("]").partition("[")
        if uid:
            repeat = "/".join((*parts[:place], name))
            known = rows[repeat]
            yield Event(
                "/".join(parts[: place + 1]),
                _label(session, voices, repeat) or (name,),
                known.index(uid) + 1,
                len(known),
            )


def _label(session: FormSession, voices: Voices, path: str) -> Texts:
    """Return the label in each language, or the name where the form gives none."""

    def text(language: str) -> str:
        label = session.label(path, language)
        return label.text if label and label.text else path.rpartition("/")[2].partition("[")[0]

    return voices.each(text)


def _precision(session: FormSession, path: str) -> str:
    """Return the code for how exact a date is, where the form asks for it beside the date."""
    parent, slash, name = path.rpartition("/")
    if name != "date":
        return ""
    value = session.document().values.get(f"{parent}{slash}{_PRECISION}")
    return value.v if value else ""


def _in_each(voices: Voices, texts: Mapping[str, str], otherwise: Texts) -> Texts:
    """Return what the form says in each language; where one is missing, what it says elsewhere."""
    fallback = next((text for text in texts.values() if text), "")
    return tuple(
        texts.get(language) or fallback or otherwise[place]
        for place, language in enumerate(voices.languages)
    )


def _alike(voices: Voices, text: str) -> Texts:
    return voices.each(lambda _: text)
