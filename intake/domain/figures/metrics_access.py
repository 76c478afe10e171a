"""Who was asked, who said that they are afraid, and who was heard: M1 to M5."""

from intake.domain.figures.facts import NO, YES
from intake.domain.figures.index import Index
from intake.domain.figures.lines import middle, share, yes_share
from intake.domain.figures.units import Unit
from intake.domain.figures.values import Each, Figure, Line, Measure


def asked(index: Index) -> Figure:
    """M1: of the people who met an officer, how many were asked whether they are afraid."""
    return Figure("m1", Unit.PEOPLE, (yes_share(index.of(Unit.PEOPLE), "asked"),))


def expressed(index: Index) -> Figure:
    """M2: of the people who were asked, how many said they are afraid; and who said it unasked."""
    people = index.of(Unit.PEOPLE)
    said = people.where("fear", YES)
    return Figure(
        "m2",
        Unit.PEOPLE,
        (
            yes_share(people, "fear", people.where("asked", YES), "asked"),
            yes_share(people, "fear", people.where("asked", NO), "not_asked"),
            share(people.where("prompt", "unprompted"), people.known("prompt") & said, said,
                  "unprompted"),
        ),
    )  # fmt: skip


def referred(index: Index) -> Figure:
    """M3: of the people who said they are afraid, how many had an interview about it."""
    people = index.of(Unit.PEOPLE)
    return Figure("m3", Unit.PEOPLE, (yes_share(people, "interviewed", people.where("fear", YES)),))


def ignored(index: Index) -> Figure:
    """M4: statements of fear that nobody acted on, and how many for each person who said it."""
    statements = index.of(Unit.STATEMENTS)
    unheard = statements.where("ignored", YES)
    speakers = index.of(Unit.PEOPLE).where("fear", YES)
    missing = statements.all - statements.known("ignored")
    return Figure(
        "m4",
        Unit.STATEMENTS,
        (
            yes_share(statements, "ignored", None, "share"),
            Line(("each",), Each(unheard, speakers), missing),
        ),
    )


def waiting(index: Index) -> Figure:
    """M5: hours from saying it to the interview, and from the interview to the result."""
    findings = index.of(Unit.FINDINGS)
    government = findings.where("by", "government")
    return Figure(
        "m5",
        Unit.FINDINGS,
        (
            middle(findings, "hours_to_interview", Measure.HOURS, government, "to_interview"),
            middle(findings, "hours_to_result", Measure.HOURS, government, "to_result"),
        ),
    )
