"""What we ask of people and what they allow: M30, M31, M35 to M37."""

from intake.domain.figures.facts import YES
from intake.domain.figures.index import Index
from intake.domain.figures.lines import share, yes_share
from intake.domain.figures.units import Unit
from intake.domain.figures.values import Figure

DECISIONS = ("granted", "narrowed", "refused", "deferred", "withdrawn")


def consents(index: Index) -> Figure:
    """M30: of the interviews in which a purpose was asked, what people decided."""
    interviews = index.of(Unit.INTERVIEWS)
    purposes = sorted({code.partition(":")[0] for code in interviews.codes("consent")})
    lines = []
    for purpose in purposes:
        asked = interviews.where("consent", *(f"{purpose}:{each}" for each in DECISIONS))
        lines += [
            share(
                interviews.where("consent", f"{purpose}:{each}"),
                asked,
                interviews.all,
                purpose,
                each,
                group=purpose,
            )
            for each in DECISIONS
        ]
    return Figure("m30", Unit.INTERVIEWS, tuple(lines))


def skipped(index: Index) -> Figure:
    """M31: of the interviews in which a question was asked, how many skipped it."""
    interviews = index.of(Unit.INTERVIEWS)
    return Figure(
        "m31",
        Unit.INTERVIEWS,
        tuple(
            share(
                interviews.where("skipped", question),
                interviews.where("asked", question),
                interviews.where("asked", question),
                question,
            )
            for question in interviews.codes("skipped")
        ),
    )


def represented(index: Index) -> Figure:
    """M35: of our interviews, in how many the person has a lawyer already."""
    return Figure("m35", Unit.INTERVIEWS, (yes_share(index.of(Unit.INTERVIEWS), "lawyer"),))


def left(index: Index) -> Figure:
    """M36: of our interviews, how many ended because the person left before the end."""
    interviews = index.of(Unit.INTERVIEWS)
    return Figure(
        "m36",
        Unit.INTERVIEWS,
        (
            share(
                interviews.where("left_early", YES), interviews.known("left_early"), interviews.all
            ),
        ),
    )


def over_ceiling(index: Index) -> Figure:
    """M37: of our interviews about harm, how many came on top of three that one person led."""
    return Figure("m37", Unit.INTERVIEWS, (yes_share(index.of(Unit.INTERVIEWS), "over_ceiling"),))
