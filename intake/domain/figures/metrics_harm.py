"""What people suffered, and from whom: M24 to M29."""

from intake.domain.figures.facts import YES
from intake.domain.figures.index import Index
from intake.domain.figures.lines import by_code, middle, share, yes_share
from intake.domain.figures.units import Unit
from intake.domain.figures.values import Figure, Line, Measure, Tally

STATE_CLASSES = ("state_mx", "state_us", "state_origin")


def harmed(index: Index) -> Figure:
    """M24: of the people, how many were harmed in Mexico."""
    return Figure("m24", Unit.PEOPLE, (yes_share(index.of(Unit.PEOPLE), "harmed"),))


def acts_by_kind(index: Index) -> Figure:
    """M24: of the acts, how many are of each kind."""
    return Figure("m24k", Unit.ACTS, by_code(index.of(Unit.ACTS), "kind"))


def acts_by_perpetrator(index: Index) -> Figure:
    """M24: of the acts, by whom; an act by several counts for each."""
    return Figure("m24p", Unit.ACTS, by_code(index.of(Unit.ACTS), "perpetrator"))


def acts_by_place(index: Index) -> Figure:
    """M24: of the acts, in what kind of place."""
    return Figure("m24l", Unit.ACTS, by_code(index.of(Unit.ACTS), "place"))


def perpetrators_by_place(index: Index) -> Figure:
    """M24: of the acts in each kind of place, by whom."""
    acts = index.of(Unit.ACTS)
    lines = [
        line
        for place in acts.codes("place")
        for line in by_code(acts, "perpetrator", base=acts.where("place", place), about=(place,))
    ]
    return Figure("m24x", Unit.ACTS, tuple(lines))


def acts_by_return(index: Index) -> Figure:
    """M24: of the acts in Mexico, how many happened after the return."""
    acts = index.of(Unit.ACTS)
    base = acts.where("in_mexico", YES)
    return Figure("m24r", Unit.ACTS, (yes_share(acts, "after_return", base),))


def kidnapped(index: Index) -> Figure:
    """M25: of the people, how many were kidnapped in Mexico."""
    return Figure("m25", Unit.PEOPLE, (yes_share(index.of(Unit.PEOPLE), "kidnapped"),))


def by_the_state(index: Index) -> Figure:
    """M26: of the acts in Mexico by somebody who is known, how many by people of a state."""
    acts = index.of(Unit.ACTS)
    base = acts.where("in_mexico", YES)
    known = (acts.known("perpetrator") & base) - acts.where("perpetrator", "unknown")
    return Figure(
        "m26", Unit.ACTS, (share(acts.where("perpetrator", *STATE_CLASSES), known, base),)
    )


def reported(index: Index) -> Figure:
    """M27: of the acts, how many were reported to an authority; and why others were not."""
    acts = index.of(Unit.ACTS)
    reported_ = yes_share(acts, "reported", None, "reported")
    silent = acts.where("reported", "no")
    return Figure(
        "m27",
        Unit.ACTS,
        (reported_, *by_code(acts, "not_reported", base=silent, about=("why",))),
    )


def children(index: Index) -> Figure:
    """M28: acts that a child suffered."""
    return Figure("m28", Unit.ACTS, (yes_share(index.of(Unit.ACTS), "child"),))


def after_negative(index: Index) -> Figure:
    """M29: people who were harmed after a negative finding and the return, and how soon."""
    people, acts = index.of(Unit.PEOPLE), index.of(Unit.ACTS)
    harmed_ = people.where("after_negative", YES)
    after = acts.where("after_return", YES)
    return Figure(
        "m29",
        Unit.PEOPLE,
        (
            Line(("people",), Tally(harmed_), people.all - people.known("after_negative")),
            yes_share(people, "after_negative", None, "share"),
            middle(acts, "days_after_return", Measure.DAYS, after, "days"),
        ),
    )
