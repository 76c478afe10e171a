"""`intake consent`: what a person decided about each purpose, and taking it back."""

import hashlib

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.terminal import read_bytes
from intake.domain.consent import (
    Assent,
    Consent,
    ConsentForm,
    ConsentSource,
    Decision,
    Matter,
    Notice,
    Purpose,
)
from intake.i18n import N_
from intake.i18n.purpose_words import DECISIONS, PURPOSES


def list_consents(call: Call) -> Exit:
    """List the newest decision about each matter, and the purposes that were not asked."""
    with call.unlocked() as application:
        named = application.reading.find(call.options.case)
        decisions = application.consenting.decisions(named)
        missing = application.consenting.open_purposes(named)
    gettext = call.terminal.words.gettext
    rows = [
        (gettext(PURPOSES[each.purpose]), _of_whom(each), gettext(DECISIONS[each.decision]))
        for each in decisions
    ]
    rows += [(gettext(PURPOSES[each]), "", gettext("not asked")) for each in missing]
    call.terminal.table((N_("Purpose"), N_("For"), N_("Decision")), rows)
    call.terminal.result(
        {
            "id": named,
            "decisions": [_data(each) for each in decisions],
            "not_asked": [each.value for each in missing],
        }
    )
    return Exit.DONE


def record(call: Call) -> Exit:
    """Record one decision."""
    options = call.options
    script = read_bytes(options.text) if options.text else b""
    consent = Consent(
        Purpose(options.purpose),
        Decision(options.decision),
        source=ConsentSource(options.source),
        form=ConsentForm(options.form),
        text_version=options.text_version,
        lang=options.language,
        witness=options.witness,
        text_sha256=hashlib.sha256(script).hexdigest() if options.text else "",
        interpreter=options.interpreter,
        assent=Assent(options.assent) if options.assent else None,
        service=options.service,
        recipient=options.recipient,
        limits=options.limits,
    )
    with call.unlocked() as application:
        named = application.reading.find(options.case)
        application.consenting.record(named, consent)
    call.terminal.say(N_("Recorded."))
    call.terminal.result({"id": named, **_data(consent)})
    return Exit.DONE


def profile(call: Call) -> Exit:
    """Say by whose law the site works; with --notice change it first."""
    with call.unlocked() as application:
        if call.options.notice:
            application.consenting.set_profile(Notice(call.options.notice))
        known = application.consenting.profile()
    names = {None: N_("not said"), Notice.MX: N_("Mexico"), Notice.US: N_("United States")}
    notice = call.terminal.words.gettext(names[known])
    call.terminal.say(N_("Law of the privacy notice: {notice}"), notice=notice)
    call.terminal.result({"notice": known.value if known is not None else None})
    return Exit.DONE


def withdraw(call: Call) -> Exit:
    """Take back one yes, or every yes."""
    options = call.options
    matter = None
    if not options.all:
        matter = Matter(Purpose(options.purpose), options.service, options.recipient)
    with call.unlocked() as application:
        named = application.reading.find(options.case)
        taken = application.consenting.withdraw(named, matter)
    call.terminal.say(
        N_("Taken back: {count}. It holds for every export from now on."), count=len(taken)
    )
    call.terminal.result({"id": named, "withdrawn": [_data(each) for each in taken]})
    return Exit.DONE


def _of_whom(consent: Consent) -> str:
    return " · ".join(each for each in (consent.recipient, consent.service) if each)


def _data(consent: Consent) -> dict[str, object]:
    return {
        "purpose": consent.purpose.value,
        "decision": consent.decision.value,
        "source": consent.source.value,
        "form": consent.form.value,
        "text_version": consent.text_version,
        "text_sha256": consent.text_sha256,
        "language": consent.lang,
        "witness": consent.witness,
        "interpreter": consent.interpreter,
        "assent": consent.assent.value if consent.assent else None,
        "service": consent.service,
        "recipient": consent.recipient,
        "limits": consent.limits,
    }
