"""All judgements of a record in words: none covers another, and each says whose it is and why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from intake.domain.answers import Path
from intake.domain.ids import PersonId
from intake.domain.judgements import About, Assessment, Element, Passage, Place
from intake.domain.organisation_mode import OrganisationMode
from intake.domain.standing import Judgement, Standing, verdict
from intake.i18n import N_, Words
from intake.i18n.code_lists import code_text

_ABOUT = {
    About.REASON.value: N_("Why"),
    About.QUESTIONS.value: N_("Questions"),
    About.CONDITIONS.value: N_("Conditions"),
    About.NOT_ASKED.value: N_("Not asked"),
    About.CODING.value: N_("Coding"),
    About.INSTRUCTED_BY.value: N_("Asked by"),
    About.DEBRIEF.value: N_("Wants to talk it over"),
}
MODES = {
    OrganisationMode.HUMANITARIAN: N_("Here nobody decides anything: no conclusion is signed."),
    OrganisationMode.ATTORNEY_SUPERVISED: N_("Under supervision of a lawyer."),
    OrganisationMode.ADJUDICATING: N_("Here determinations are made."),
}


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """One judgement."""

    place: Place
    title: str
    found: str
    """What it comes to, in a word."""
    who: str
    facts: tuple[tuple[str, str], ...]
    """What it is about, and what it says of that."""
    marks: tuple[str, ...]
    """What became of it: taken back, signed under instruction, a dissent."""
    is_own: bool
    is_review: bool
    is_withdrawn: bool
    is_disowned: bool


@dataclass(frozen=True, slots=True)
class Naming:
    """Who people are, what questions are called, and how a moment is written."""

    people: Mapping[PersonId, str]
    questions: Mapping[Path, str]
    moment: Callable[[datetime, Words], str]
    own: PersonId | None = None
    """Who looks at it; nobody, on paper."""


def lines_of(standing: Standing, naming: Naming, words: Words) -> tuple[JudgementLine, ...]:
    """Return every judgement, oldest first."""
    dissents = verdict(standing).dissents
    return tuple(
        _line(each, standing, naming, words, is_dissent=each.place in dissents)
        for each in standing.judgements
    )


def verdict_text(standing: Standing, words: Words) -> str:
    """Return what they come to together; empty where nobody concludes anything."""
    found = verdict(standing)
    if not found.counts:
        return ""
    if not standing.standing_reviews:
        return words.gettext("Nobody else has judged it yet.")
    said = ", ".join(
        f"{code_text('conclusion', each.value, words.language)} {count}"
        for each, count in found.counts
    )
    dissents = len(found.dissents)
    if found.majority is None:
        return words.gettext("Nobody has a majority: {said}.", said=said)
    if not dissents:
        return words.gettext("All of one mind: {said}.", said=said)
    return words.ngettext(
        "{said}. {count} dissent, which stays beside it.",
        "{said}. {count} dissents, which stay beside it.",
        dissents,
        said=said,
    )


def _line(
    judgement: Judgement, standing: Standing, naming: Naming, words: Words, *, is_dissent: bool
) -> JudgementLine:
    gettext = words.gettext
    when = naming.moment(datetime.fromtimestamp(judgement.wall / 1000, UTC), words)
    name = naming.people.get(judgement.person, gettext("somebody who is not in the roster"))
    marks = [
        (judgement.withdrawn is not None, N_("Taken back")),
        (judgement.disowned is not None, N_("Signed under instruction: not their conclusion")),
        (is_dissent, N_("Dissent")),
        (judgement.is_unreasoned, N_("Without a reason: it does not count")),
    ]
    facts = [*_coded(judgement, naming, words), *_texts(judgement.passages, naming, words)]
    if judgement.disowned is not None:
        later = dict(standing.explained).get(judgement.disowned)
        facts += _texts(later.passages, naming, words) if later is not None else []
    return JudgementLine(
        judgement.place,
        gettext(_title(judgement, standing)),
        _found(judgement, words),
        gettext("{name}, {when}", name=name, when=when),
        tuple(facts),
        tuple(gettext(text) for holds, text in marks if holds),
        is_own=judgement.person == naming.own,
        is_review=judgement.review is not None,
        is_withdrawn=judgement.withdrawn is not None,
        is_disowned=judgement.disowned is not None,
    )


def _title(judgement: Judgement, standing: Standing) -> str:
    if judgement.is_second:
        return N_("Second review")
    if judgement.review is not None:
        return N_("Review")
    is_first = standing.of_record is not None and standing.of_record.place == judgement.place
    return N_("Assessment of record") if is_first else N_("Later assessment")


def _found(judgement: Judgement, words: Words) -> str:
    language, review = words.language, judgement.review
    said = [code_text("reviewact", review.act.value, language)] if review is not None else []
    if judgement.said.conclusion is not None:
        said.append(code_text("conclusion", judgement.said.conclusion.value, language))
    return " · ".join(said)


def _coded(judgement: Judgement, naming: Naming, words: Words) -> list[tuple[str, str]]:
    language, said = words.language, judgement.said
    if isinstance(said, Assessment):
        texts = {each.about: _text(each, naming, words) for each in judgement.passages}
        priority = code_text("legalprio", said.priority.value, language)
        return [
            *(
                (
                    code_text("element", element.value, language),
                    ". ".join(
                        filter(
                            None,
                            (
                                code_text("elemval", value.value, language),
                                texts.get(element.value),
                            ),
                        )
                    ),
                )
                for element, value in said.elements
            ),
            (words.gettext("Legal help is needed"), priority),
        ]
    level = code_text("reviewlevel", said.level.value, language)
    facts = [(words.gettext("Level"), level)]
    if said.reason is not None:
        reason = code_text("nrireason", said.reason.value, language)
        facts.append((words.gettext("Reason"), reason))
    return facts


def _texts(passages: tuple[Passage, ...], naming: Naming, words: Words) -> list[tuple[str, str]]:
    """Return what was said beside the elements."""
    elements = {each.value for each in Element}
    return [
        (words.gettext(_ABOUT[each.about]), _text(each, naming, words))
        for each in passages
        if each.about not in elements and each.about in _ABOUT
    ]


def _text(passage: Passage, naming: Naming, words: Words) -> str:
    return " ".join(filter(None, (passage.text, _rests(passage, naming, words))))


def _rests(passage: Passage, naming: Naming, words: Words) -> str:
    if not passage.links:
        return ""
    named = [naming.questions.get(each.path) or each.path for each in passage.links]
    return words.gettext("(rests on: {answers})", answers="; ".join(named))
