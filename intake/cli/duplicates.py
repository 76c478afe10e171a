"""`intake duplicate`: two records of one person, proposed by one and confirmed by another."""

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.domain.case_codes import CaseCode, shown
from intake.i18n import N_
from intake.i18n.conflict_words import likeness_text
from intake.services.application import Application
from intake.services.linking import SamePerson


def list_links(call: Call) -> Exit:
    """List what was proposed and what was confirmed; nothing is merged by it."""
    with call.unlocked() as application:
        links = application.same_person.all()
        names = [_names(application, each) for each in links]
    words = call.terminal.words
    if not links:
        call.terminal.say(N_("Nobody has linked two records of one person."))
    call.terminal.table(
        (N_("Code"), N_("Code"), N_("Why"), N_("Proposed by"), N_("Confirmed by")),
        [
            (
                _code(each.codes[0]),
                _code(each.codes[1]),
                " · ".join(part for part in (likeness_text(each.why, words), each.reason) if part),
                proposed,
                confirmed if each.is_confirmed else "-",
            )
            for each, (proposed, confirmed) in zip(links, names, strict=True)
        ],
    )
    call.terminal.result([_data(each) for each in links])
    return Exit.DONE


def propose(call: Call) -> Exit:
    """Say that two records may be of one person."""
    options = call.options
    with call.unlocked() as application:
        find = application.reading.find
        application.same_person.propose(find(options.case), find(options.other), options.reason)
    call.terminal.say(N_("Proposed. It counts once somebody else has confirmed it."))
    return _done(call, "proposed")


def confirm(call: Call) -> Exit:
    """Say so too, as another one of the staff."""
    with call.unlocked() as application:
        find = application.reading.find
        application.same_person.confirm(find(call.options.case), find(call.options.other))
    call.terminal.say(N_("Confirmed. Both records stay; figures count one person."))
    return _done(call, "confirmed")


def take_back(call: Call) -> Exit:
    """Say that it was not right."""
    options = call.options
    with call.unlocked() as application:
        find = application.reading.find
        application.same_person.take_back(find(options.case), find(options.other), options.reason)
    call.terminal.say(N_("Taken back. The two records stand for two people again."))
    return _done(call, "taken_back")


def _done(call: Call, what: str) -> Exit:
    options = call.options
    call.terminal.result({"case": options.case, "other": options.other, "result": what})
    return Exit.DONE


def _names(application: Application, link: SamePerson) -> tuple[str, str]:
    who = application.conflicts.who
    return who(link.proposed_by), who(link.confirmed_by) if link.confirmed_by else ""


def _code(code: CaseCode | None) -> str:
    return shown(code) if code is not None else "-"


def _data(link: SamePerson) -> dict[str, object]:
    return {
        "case_codes": list(link.codes),
        "names": link.why.names.name.lower() if link.why else None,
        "birth": link.why.birth.name.lower() if link.why else None,
        "reason": link.reason,
        "proposed_by": link.proposed_by,
        "confirmed_by": link.confirmed_by,
    }
