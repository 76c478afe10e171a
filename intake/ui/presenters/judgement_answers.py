"""What was typed into the form of a judgement, as what is signed."""

from collections.abc import Mapping

from intake.domain.consent import Mode
from intake.domain.judgement_events import LetterGiven, ResultTold, ReviewDirected
from intake.domain.judgements import (
    About,
    Assessment,
    Cause,
    Conclusion,
    Element,
    ElementValue,
    LegalPriority,
    Link,
    Passage,
    Reason,
    Review,
    ReviewAct,
    ReviewLevel,
)
from intake.services.judgement_ports import Words as Said

Answers = Mapping[str, str]
"""What was typed and chosen, by key; links as paths, one a line."""


def assessment_of(answers: Answers) -> Assessment:
    """Return the coded half of an assessment."""
    elements = tuple(
        (each, ElementValue(answers.get(f"value:{each.value}") or ElementValue.NOT_ASSESSED))
        for each in Element
    )
    found = answers.get("conclusion")
    return Assessment(
        elements, LegalPriority(answers["priority"]), Conclusion(found) if found else None
    )


def review_of(answers: Answers) -> Review:
    """Return the coded half of a review."""
    found, reason = answers.get("conclusion"), answers.get("code")
    minutes = answers.get("minutes", "").strip()
    return Review(
        ReviewAct(answers["act"]),
        ReviewLevel(answers.get("level") or ReviewLevel.PEER),
        int(minutes) if minutes.isdecimal() else 0,
        Conclusion(found) if found else None,
        Reason(reason) if reason else None,
    )


def direction_of(answers: Answers) -> ReviewDirected:
    """Return why a record is reviewed, and who asked."""
    return ReviewDirected(
        Cause.ASKED,
        ReviewLevel(answers["level"]),
        answers.get("asked_by", "").strip(),
        answers.get("why", "").strip(),
    )


def told_of(answers: Answers) -> ResultTold:
    """Return what was explained, or why it was not."""
    why_not = answers.get("why_not", "").strip()
    if why_not:
        return ResultTold(is_told=False, why_not=why_not)
    return ResultTold(
        is_told=True,
        language=answers.get("language", "").strip(),
        on=answers.get("on", "").strip(),
        how=Mode(answers["how"]),
        by=answers.get("by", "").strip(),
    )


def letter_of(answers: Answers) -> LetterGiven:
    """Return that the letter was given, or why it was not."""
    why_not = answers.get("why_not", "").strip()
    if why_not:
        return LetterGiven(is_given=False, why_not=why_not)
    told = (answers.get(key, "").strip() for key in ("language", "on", "how", "paper"))
    return LetterGiven(True, *told)


def said_of(answers: Answers) -> Said:
    """Return the text half: a passage for everything that has words or rests on something."""
    abouts = [*(each.value for each in Element), *(each.value for each in About)]
    passages = (
        Passage(
            about,
            answers.get(f"text:{about}", "").strip(),
            tuple(Link(path) for path in answers.get(f"links:{about}", "").split("\n") if path),
        )
        for about in abouts
    )
    told = tuple(each for each in passages if each.text or each.links)
    return Said(told, answers.get("note", "").strip())
