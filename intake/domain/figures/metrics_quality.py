"""How people were asked, by us and by officials: M16 to M23."""

from intake.domain.figures.facts import NO, YES
from intake.domain.figures.index import Index
from intake.domain.figures.lines import by_code, middle, share, yes_share
from intake.domain.figures.metrics_outcome import GOVERNMENT, OWN
from intake.domain.figures.units import Unit
from intake.domain.figures.values import Figure, Measure

COUNSEL = ("counsel_asked", "counsel_allowed", "counsel_there", "counsel_phone")


def untrained(index: Index) -> Figure:
    """M16: of our interviews, how many were led by somebody without current, dated training."""
    interviews = index.of(Unit.INTERVIEWS)
    known = interviews.where("training", YES, NO)
    return Figure(
        "m16",
        Unit.INTERVIEWS,
        (share(interviews.where("training", NO), known, interviews.all),),
    )


def another_language(index: Index) -> Figure:
    """M17: how many were held in another language than the one the person speaks best."""
    interviews = index.of(Unit.INTERVIEWS)
    known = interviews.where("language_match", YES, NO)
    return Figure(
        "m17",
        Unit.INTERVIEWS,
        (share(interviews.where("language_match", NO), known, interviews.all, OWN),),
    )


def no_interpreter(index: Index) -> Figure:
    """M18: of our interviews that needed an interpreter, how many had none."""
    interviews = index.of(Unit.INTERVIEWS)
    needed = interviews.where("interpreter_needed", YES)
    known = interviews.where("interpreter_there", YES, NO) & needed
    return Figure(
        "m18",
        Unit.INTERVIEWS,
        (share(interviews.where("interpreter_there", NO), known, needed, OWN),),
    )


def read_back(index: Index) -> Figure:
    """M19: of our interviews, how many were read back to the person."""
    interviews = index.of(Unit.INTERVIEWS)
    done = interviews.where("readback", "accepted", "accepted_corrected", "refused")
    return Figure(
        "m19",
        Unit.INTERVIEWS,
        (share(done, interviews.known("readback"), interviews.all, OWN),),
    )


def screening_language(index: Index) -> Figure:
    """M17 to M19 of the government's screenings: language, interpreter, and reading back."""
    findings = index.of(Unit.FINDINGS)
    base = findings.where("by", GOVERNMENT)
    return Figure(
        "m17g",
        Unit.FINDINGS,
        (
            yes_share(findings, "language_match", base, "language_match"),
            yes_share(findings, "interpreter", base, "interpreter"),
            yes_share(findings, "readback", base, "readback"),
        ),
    )


def counsel(index: Index) -> Figure:
    """M20: of the screenings, in how many a lawyer was asked for, allowed, there, on the phone."""
    findings = index.of(Unit.FINDINGS)
    base = findings.where("by", GOVERNMENT)
    return Figure(
        "m20", Unit.FINDINGS, tuple(yes_share(findings, each, base, each) for each in COUNSEL)
    )


def separated(index: Index) -> Figure:
    """M21: of the screenings, in how many the family was kept apart."""
    findings = index.of(Unit.FINDINGS)
    base = findings.where("by", GOVERNMENT)
    return Figure("m21", Unit.FINDINGS, (yes_share(findings, "separated", base),))


def duration(index: Index) -> Figure:
    """M22: how long our interviews take, by form."""
    interviews = index.of(Unit.INTERVIEWS)
    return Figure(
        "m22",
        Unit.INTERVIEWS,
        tuple(
            middle(interviews, "minutes", Measure.MINUTES, interviews.where("form", form), form)
            for form in interviews.codes("form")
        ),
    )


def vulnerability(index: Index) -> Figure:
    """M23: of those who told an officer of a vulnerability, for how many something was done."""
    people = index.of(Unit.PEOPLE)
    told = people.where("vulnerable_told", YES)
    return Figure("m23", Unit.PEOPLE, (yes_share(people, "vulnerable_acted", told),))


def modes(index: Index) -> Figure:
    """How the government's screenings were held: in person, by telephone, by video."""
    findings = index.of(Unit.FINDINGS)
    return Figure(
        "mode", Unit.FINDINGS, by_code(findings, "mode", base=findings.where("by", GOVERNMENT))
    )
