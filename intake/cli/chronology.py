"""`intake chronology`: what a government did in a case, with its sources and what is not known."""

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.domain.approximate_dates import ApproximateDate, Precision
from intake.domain.chronology import KnowBasis, Prompt, Step, StepKind, StepOutcome, StepSource
from intake.domain.chronology_lines import Line, Noted
from intake.domain.judgements import Reason, ReviewLevel
from intake.i18n import N_
from intake.i18n.government_words import (
    NOBODY_TOLD,
    node_text,
    outcome_text,
    source_text,
    when_text,
)
from intake.services.chronology import FromInside

_HEAD = (N_("No."), N_("When"), N_("Step"), N_("Outcome"), N_("Source"), N_("Step id"))


def show(call: Call) -> Exit:
    """Show every step, one line each; accounts that differ stand under one another."""
    terminal, words = call.terminal, call.terminal.words
    with call.unlocked() as application:
        lines = application.chronology.of_case(application.reading.find(call.options.case))
    rows: list[tuple[str, ...]] = []
    for line in lines:
        number, name = str(line.node.screening), node_text(line.node, words)
        mark = "≠ " if line.is_differing else ""
        if not line.accounts:
            rows.append((number, "", name, words.gettext(NOBODY_TOLD), "", ""))
        for each in line.accounts:
            step = each.step
            outcome, told = outcome_text(step, words), source_text(step, words)
            when = when_text(step.when, words.language)
            id_ = step.id if each.at else ""
            rows.append((number, when, name, f"{mark}{outcome}", told, id_))
    terminal.table(_HEAD, rows)
    if any(line.is_differing for line in lines):
        terminal.say(N_("≠ marks accounts that differ. None is preferred."))
    terminal.result({"lines": [_line_data(each) for each in lines]})
    return Exit.DONE


def add(call: Call) -> Exit:
    """Write a step down."""
    with call.unlocked() as application:
        interview = application.reading.find(call.options.case)
        made = application.chronology.add(interview, _step(call), _inside(call))
    call.terminal.say(N_("The step is noted."))
    call.terminal.result(step_data(made))
    return Exit.DONE


def correct(call: Call) -> Exit:
    """Write down what a step should have said."""
    options = call.options
    with call.unlocked() as application:
        interview = application.reading.find(options.case)
        step, inside = _step(call), _inside(call)
        former = options.id
        made = application.chronology.correct(interview, former, step, options.why, inside)
    call.terminal.say(N_("The step is corrected. What was written before stays."))
    call.terminal.result(step_data(made))
    return Exit.DONE


def step_data(step: Step) -> dict[str, object]:
    """Return what JSON says of a step."""
    return {
        "id": step.id,
        "kind": step.kind.value,
        "outcome": step.outcome.value,
        "source": step.source.value if step.source else None,
        "basis": step.basis.value if step.basis else None,
        "as_said": step.when.as_said,
        "day": step.when.day,
        "precision": step.when.precision.value,
        "level": step.level.value if step.level else None,
        "screening": step.screening,
        "occasion": step.occasion,
        "prompt": step.prompt.value if step.prompt else None,
        "times": step.times,
        "place": step.place,
        "hour": step.hour,
        "agency": step.agency,
        "programme": step.programme,
        "reasons": [each.value for each in step.reasons],
        "own_opinion": step.own_opinion,
        "missed": step.missed,
        "note": step.note,
        "role": step.role,
        "hearing": step.day,
        "harm": [[each.interview, each.path] for each in step.harm],
    }


def _line_data(line: Line) -> dict[str, object]:
    node = line.node
    return {
        "screening": node.screening,
        "kind": node.kind.value,
        "level": node.level.value if node.level else None,
        "occasion": node.occasion,
        "differing": line.is_differing,
        "accounts": [_account_data(each) for each in line.accounts],
    }


def _account_data(noted: Noted) -> dict[str, object]:
    return step_data(noted.step) | {
        "interview": noted.interview,
        "written": noted.at.isoformat() if noted.at else None,
        "corrects": noted.former,
        "why": noted.why,
    }


def _step(call: Call) -> Step:
    options = call.options
    exact = Precision.EXACT if options.when else Precision.UNKNOWN
    return Step(
        "",
        StepKind(options.kind),
        StepOutcome(options.outcome),
        StepSource(options.source) if options.source else None,
        KnowBasis(options.basis) if options.basis else None,
        ApproximateDate(options.as_said, options.when, Precision(options.precision or exact.value)),
        level=ReviewLevel(options.level) if options.level else None,
        screening=options.screening,
        occasion=options.occasion,
        prompt=Prompt(options.prompt) if options.prompt else None,
        times=options.times,
        place=options.place,
        hour=options.hour,
        agency=options.agency,
        programme=options.programme,
        reasons=tuple(map(Reason, options.reason)),
        own_opinion=options.own_opinion == "yes" if options.own_opinion else None,
        missed=options.missed,
        note=options.note,
        role=options.role,
        day=options.day,
    )


def _inside(call: Call) -> FromInside | None:
    options = call.options
    return FromInside(options.inside, options.said) if options.inside else None
