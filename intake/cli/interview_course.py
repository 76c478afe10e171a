"""`intake interview` from the first pause to the seal: what happens to an interview as a whole."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.domain.case_codes import shown
from intake.domain.consent import Consent, Decision, Languages, Mode, Preference, Purpose
from intake.domain.ids import InterviewId
from intake.domain.states import Care, Outcome, PauseReason, Source, StoppedBy
from intake.i18n import N_
from intake.i18n.seal_words import STATEMENT
from intake.i18n.state_words import state_text
from intake.services.application import Application

Act = Callable[[Application, InterviewId], object]


def languages(call: Call) -> Exit:
    """Note the languages and the interpreter from here on."""
    options = call.options

    def act(application: Application, named: InterviewId) -> None:
        before = application.reading.interview(named).languages or Languages("", "")
        given = {
            "best": options.best,
            "today": options.today,
            "mother_tongue": options.mother_tongue,
            "used": options.used,
            "interpreter": options.interpreter,
            "relay_interpreter": options.relay_interpreter,
            "relay_through": options.relay_through,
            "promise": options.promise or _promise_that_holds(options, before),
        }
        changed = replace(
            before,
            **{name: value for name, value in given.items() if value is not None},
            interpreter_needed=bool(options.interpreter or before.interpreter),
            relay=bool(options.relay_interpreter or before.relay_interpreter),
            pair=(options.pair[0], options.pair[1]) if options.pair else before.pair,
            promised=None if options.promise else before.promised,
            mode=Mode(options.mode) if options.mode else before.mode,
            knows_person=_told(options.knows_person, before=before.knows_person),
            is_accepted=_told(options.accepted, before=before.is_accepted),
            preference=Preference(options.preference) if options.preference else before.preference,
        )
        application.interviewing.record_languages(named, changed)

    return _perform(call, act)


def pause(call: Call) -> Exit:
    """Stop the clock."""
    reason = PauseReason(call.options.reason) if call.options.reason else None
    return _perform(call, lambda at, named: at.interviewing.pause(named, reason))


def resume(call: Call) -> Exit:
    """Go on where it stopped; after a long pause with a new yes."""
    options = call.options
    consent = None
    if options.consented:
        consent = Consent(
            Purpose.COLLECT, Decision.GRANTED, lang=options.language, witness=options.witness
        )
    return _perform(call, lambda at, named: at.interviewing.resume(named, consent))


def stop(call: Call) -> Exit:
    """Stop for the person's sake."""
    by, reason = StoppedBy(call.options.by), call.options.reason
    return _perform(call, lambda at, named: at.closing.stop(named, by, reason))


def left(call: Call) -> Exit:
    """Note that the person left before the end."""

    def act(application: Application, named: InterviewId) -> None:
        session = application.shelf.session(application.reading.interview(named))
        application.closing.leave(named, session.progress()[0])

    return _perform(call, act)


def needs_only(call: Call) -> Exit:
    """Note that the person has a lawyer: no account until counsel agrees."""
    return _perform(call, lambda at, named: at.closing.note_counsel(named, has_lawyer=True))


def counsel_agreed(call: Call) -> Exit:
    """Open the account again."""
    options = call.options
    return _perform(
        call,
        lambda at, named: at.closing.counsel_agrees(named, options.who, options.when, options.how),
    )


def care(call: Call) -> Exit:
    """Note distress, a change of topic, a break."""
    options = call.options
    kind = Care(options.kind)
    return _perform(
        call, lambda at, named: at.closing.note_care(named, kind, options.path, to=options.to)
    )


def readback(call: Call) -> Exit:
    """Note what reading back came to."""
    options = call.options
    outcome = Outcome(options.outcome)

    def act(application: Application, named: InterviewId) -> None:
        desk = application.closing
        if outcome.is_yes:
            desk.accept(named, lang=options.language, by=options.by)
        else:
            desk.not_confirmed(named, outcome, options.reason, lang=options.language, by=options.by)

    return _perform(call, act)


def confirm(call: Call) -> Exit:
    """Close, once sharing was asked."""
    return _perform(call, lambda at, named: at.closing.confirm(named))


def seal(call: Call) -> Exit:
    """Sign and freeze an interview, once the sentence was accepted."""
    passphrase = call.passphrase()
    terminal, options = call.terminal, call.options
    with call.unlocked(passphrase) as application:
        named = application.reading.find(options.case)
        application.closing.demand_sealable(named)
        code = shown(application.reading.interview(named).case_code)
        sentence = terminal.words.gettext(STATEMENT, code=code)
        terminal.say(sentence)
        if options.yes:
            language = terminal.words.language
            application.closing.seal(named, sentence, language, passphrase)
        else:
            terminal.say(N_("Nothing was sealed. With --yes it is."))
        state = application.reading.interview(named).state
    terminal.result({"id": named, "sealed": options.yes, "state": state.value})
    return Exit.DONE if options.yes else Exit.INCOMPLETE


def addendum(call: Call) -> Exit:
    """Add to a sealed interview."""
    options = call.options
    source = Source(options.source)
    return _perform(
        call,
        lambda at, named: at.closing.add(named, options.text, lang=options.language, source=source),
    )


def new_statement(call: Call) -> Exit:
    """Open another interview: the person says again that they are afraid."""
    options, terminal = call.options, call.terminal
    consent = Consent(
        Purpose.COLLECT, Decision.GRANTED, lang=options.language, witness=options.witness
    )
    with call.unlocked() as application:
        named = application.reading.find(options.case)
        before = application.reading.interview(named)
        form = application.shelf.newest(options.form).hash
        spoken = before.languages or Languages(options.language, options.language)
        made = application.interviewing.begin(
            form, consent, spoken, follows=named, untrained=options.untrained
        )
        count = len(application.reading.following(named))
    terminal.say(N_("New interview: case {code}"), code=shown(made.case_code))
    terminal.result(
        {"id": made.id, "case_code": made.case_code, "follows": named, "statements": count}
    )
    return Exit.DONE


def _promise_that_holds(options: Namespace, before: Languages) -> str:
    """Return the promise that was made before; who comes new has promised nothing yet."""
    known = {before.interpreter, before.relay_interpreter, None}
    return before.promise if {options.interpreter, options.relay_interpreter} <= known else ""


def _told(said: str | None, *, before: bool | None) -> bool | None:
    return before if said is None else said == "yes"


def _perform(call: Call, act: Act) -> Exit:
    """Do one thing to one interview, and say where it stands then."""
    with call.unlocked() as application:
        named = application.reading.find(call.options.case)
        act(application, named)
        interview = application.reading.interview(named)
    terminal = call.terminal
    terminal.say(
        N_("Case {code}: {state}"),
        code=shown(interview.case_code),
        state=state_text(interview.state, terminal.words),
    )
    terminal.result(
        {
            "id": interview.id,
            "case_code": interview.case_code,
            "state": interview.state.value,
        }
    )
    return Exit.DONE
