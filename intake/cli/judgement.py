"""`intake assess`, `intake review`, `intake finalise`, `intake explain` and `intake mode`."""

from dataclasses import replace
from typing import Final

from intake.cli.exit_codes import Exit
from intake.cli.judgement_sheet import (
    named,
    read_note,
    read_place,
    read_sheet,
    read_words,
    standing_data,
)
from intake.cli.session import Call
from intake.domain.case_codes import shown
from intake.domain.consent import Mode
from intake.domain.ids import InterviewId
from intake.domain.judgement_events import LetterGiven, ResultTold, ReviewDirected
from intake.domain.judgements import (
    About,
    Cause,
    Conclusion,
    Link,
    Passage,
    Reason,
    Review,
    ReviewAct,
    ReviewLevel,
)
from intake.domain.organisation_mode import OrganisationMode
from intake.i18n import N_
from intake.i18n.state_words import state_text
from intake.services.application import Application
from intake.services.judgement_ports import Signed, Words

_ACTS: Final = {
    "clear": ReviewAct.CLEAR,
    "return": ReviewAct.RETURN_CLARIFY,
    "concur": ReviewAct.CONCUR,
    "disagree": ReviewAct.DISAGREE,
    "overrule": ReviewAct.OVERRULE,
}


def assess(call: Call) -> Exit:
    """Sign sheet M of a file, in one's own name."""
    assessment, words = read_sheet(call.options.file)
    passphrase = call.passphrase()
    with call.unlocked(passphrase) as application:
        interview = application.reading.find(call.options.case)
        desk = application.judgements.assessing
        desk.demand(interview, assessment, words)
        if application.judgements.notes.auditor() is None:
            call.terminal.say(N_("There is no auditor: nobody will ever read a sealed note."))
        signed = desk.give(interview, assessment, words, passphrase)
    return _signed(call, interview, signed)


def review(call: Call) -> Exit:
    """Sign a review: clear, return, concur, disagree or overrule."""
    options = call.options
    said = Review(
        _ACTS[options.verb],
        ReviewLevel(options.level),
        options.minutes,
        Conclusion(options.conclusion) if options.conclusion else None,
        Reason(options.code) if options.code else None,
    )
    links = tuple(Link(path) for path in options.rests_on)
    passages = [Passage(About.REASON.value, options.reason, links)]
    if options.questions:
        passages.append(Passage(About.QUESTIONS.value, options.questions))
    words = Words(tuple(passages), read_note(options.note))
    passphrase = call.passphrase()
    with call.unlocked(passphrase) as application:
        interview = application.reading.find(options.case)
        application.judgements.reviewing.demand(interview, said, words)
        signed = application.judgements.reviewing.give(interview, said, words, passphrase)
    return _signed(call, interview, signed)


def take(call: Call) -> Exit:
    """Send a sealed interview to review: why, who asked, and why this one."""
    options = call.options
    direction = ReviewDirected(
        Cause(options.cause), ReviewLevel(options.level), options.asked_by, options.why
    )
    with call.unlocked() as application:
        interview = application.reading.find(options.case)
        application.judgements.reviewing.direct(interview, direction)
        return _state(call, application, interview)


def withdraw(call: Call) -> Exit:
    """Take a review of one's own back."""
    return _speak(call, is_withdrawn=True)


def disown(call: Call) -> Exit:
    """State that one signed under instruction, and what one thinks."""
    return _speak(call, is_withdrawn=False)


def list_reviews(call: Call) -> Exit:
    """List what is reviewed, or waits for it; codes only."""
    with call.unlocked() as application:
        rows = application.judgements.reviewing.rows()
        one_sided = application.instructions.one_sided()
    words = call.terminal.words
    call.terminal.table(
        (N_("Code"), N_("Status"), N_("Your own")),
        [
            (
                shown(each.case_code),
                state_text(each.state, words),
                words.gettext(N_("yes")) if each.is_author else "",
            )
            for each in rows
        ],
    )
    for followed in one_sided:
        call.terminal.say(
            N_("Instruction {number} asks for one direction only; {count} reviews name it: {text}"),
            number=followed.known.number,
            count=len(followed.records),
            text=followed.known.said.text,
        )
    call.terminal.result(
        [
            {
                "id": each.interview,
                "case_code": each.case_code,
                "state": each.state.value,
                "conclusion": each.conclusion,
                "is_author": each.is_author,
            }
            for each in rows
        ]
    )
    return Exit.DONE


def show(call: Call) -> Exit:
    """Show every judgement of an interview, with what was set apart."""
    with call.unlocked() as application:
        interview = application.reading.find(call.options.case)
        desk = application.judgements.reviewing
        data = standing_data(desk.standing(interview), desk.verdict(interview))
        state = desk.standing(interview).state
    judgements = data["judgements"]
    rows = [
        (
            str(each["place"]),
            str(each.get("act", "assessment")),
            str(each["conclusion"] or ""),
            str(each["withdrawn"] or ""),
        )
        for each in (judgements if isinstance(judgements, list) else ())
    ]
    call.terminal.say(state_text(state, call.terminal.words))
    call.terminal.table((N_("Entry"), N_("Judgement"), N_("Conclusion"), N_("Withdrawn")), rows)
    call.terminal.result(data)
    return Exit.DONE


def finalise(call: Call) -> Exit:
    """Finish interviews: reviewed ones, and sealed ones as not reviewed."""
    with call.unlocked() as application:
        found = [application.reading.find(each) for each in call.options.cases]
        application.judgements.finalising.finish(found, call.options.why)
        states = {each: application.reading.interview(each).state.value for each in found}
    call.terminal.say(N_("Finished."))
    call.terminal.result(states)
    return Exit.DONE


def explain(call: Call) -> Exit:
    """Note that what stayed in writing was explained to the person, or why not."""
    options = call.options
    told = ResultTold(
        not options.why_not,
        options.language,
        options.on,
        Mode(options.how) if options.how else None,
        options.by,
        options.why_not,
    )
    with call.unlocked() as application:
        interview = application.reading.find(options.case)
        application.judgements.finalising.tell(interview, told)
        return _state(call, application, interview)


def letter(call: Call) -> Exit:
    """Note that the letter was given to the person, or why not."""
    options = call.options
    given = LetterGiven(
        not options.why_not,
        options.language,
        options.on,
        options.how,
        options.paper,
        options.why_not,
    )
    with call.unlocked() as application:
        interview = application.reading.find(options.case)
        application.judgements.finalising.give_letter(interview, given)
        return _state(call, application, interview)


def show_mode(call: Call) -> Exit:
    """Show what the organisation is."""
    with call.unlocked() as application:
        in_force = application.judgements.modes.in_force
    call.terminal.say(N_("Mode: {mode}"), mode=in_force.mode.value)
    call.terminal.result({"mode": in_force.mode.value, "conclusions": in_force.has_conclusions})
    return Exit.DONE


def set_mode(call: Call) -> Exit:
    """Set what the organisation is, from now on."""
    options, passphrase = call.options, call.passphrase()
    with call.unlocked(passphrase) as application:
        application.judgements.modes.set(
            OrganisationMode(options.mode),
            options.reason,
            passphrase,
            by_counsel=options.by_counsel,
        )
        in_force = application.judgements.modes.in_force
    call.terminal.say(N_("Mode: {mode}"), mode=in_force.mode.value)
    call.terminal.result({"mode": in_force.mode.value, "conclusions": in_force.has_conclusions})
    return Exit.DONE


def _speak(call: Call, *, is_withdrawn: bool) -> Exit:
    options = call.options
    words = read_words(options.file) if options.file else Words()
    if options.reason:
        passages = (Passage(About.REASON.value, options.reason), *words.passages)
        words = replace(words, passages=passages)
    passphrase, place = call.passphrase(), read_place(options.place)
    with call.unlocked(passphrase) as application:
        interview = application.reading.find(options.case)
        if is_withdrawn:
            desk = application.judgements.reviewing
            signed = desk.withdraw(interview, place, words, passphrase)
        else:
            signed = application.judgements.assessing.disown(interview, place, words, passphrase)
    return _signed(call, interview, signed)


def _signed(call: Call, interview: InterviewId, signed: Signed) -> Exit:
    call.terminal.say(N_("Signed. Nobody can change it, and it stands beside the others."))
    call.terminal.result({"id": interview, "place": named(signed.place)})
    return Exit.DONE


def _state(call: Call, application: Application, interview: InterviewId) -> Exit:
    state = application.reading.interview(interview).state
    call.terminal.say(state_text(state, call.terminal.words))
    call.terminal.result({"id": interview, "state": state.value})
    return Exit.DONE
