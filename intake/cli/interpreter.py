"""`intake interpreter`: the roster, by language, variant and gender."""

import json

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.terminal import read_bytes
from intake.domain.day_interpreters import InterpreterGender, InterpreterNoted, Spoken
from intake.domain.errors import UnreadableFileError
from intake.i18n import N_
from intake.i18n.code_lists import code_text
from intake.i18n.day_words import GENDERS
from intake.services.day_ports import KnownInterpreter
from intake.services.interpreters import TOPICS


def list_roster(call: Call) -> Exit:
    """List who can be asked; names only with the identity key, and only when they are wanted."""
    options, words = call.options, call.terminal.words
    gender = InterpreterGender(options.gender) if options.gender else None
    with call.unlocked() as application:
        found = application.day.interpreters.roster(options.language, options.variant, gender)
    head = (N_("Code"), N_("Languages"), N_("Gender"), N_("Hours"), N_("Worked well for"))
    names = (N_("Name"), N_("Telephone")) if options.with_names else ()
    rows = [
        (
            each.noted.code,
            ", ".join(map(_spoken, each.noted.languages)),
            words.gettext(GENDERS[each.noted.gender]),
            each.noted.hours,
            ", ".join(
                code_text(TOPICS, code, words.language) for code in each.noted.worked_well_for
            ),
            *((each.name, each.phone) if options.with_names else ()),
        )
        for each in found
    ]
    call.terminal.table((*head, *names), rows)
    call.terminal.result([_data(each, with_names=options.with_names) for each in found])
    return Exit.DONE


def add(call: Call) -> Exit:
    """Note somebody in the roster, or change what is noted of a code."""
    options = call.options
    noted = InterpreterNoted(
        options.code,
        tuple(Spoken(*each.partition(":")[::2]) for each in options.language),
        gender=InterpreterGender(options.gender),
        by_phone=options.by_phone,
        hours=options.hours,
        worked_well_for=tuple(options.worked_well_for),
    )
    with call.unlocked() as application:
        kept = application.day.interpreters.note(noted)
    call.terminal.say(N_("Noted as {code}."), code=kept.code)
    call.terminal.result(_data(KnownInterpreter(kept), with_names=False))
    return Exit.DONE


def name(call: Call) -> Exit:
    """Note who somebody is, from a file: a name on the command line would stay in its history."""
    options = call.options
    try:
        said = json.loads(read_bytes(options.file))
        name_, phone = str(said["name"]), str(said.get("phone", ""))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnreadableFileError(options.file, "answers_shape") from error
    with call.unlocked() as application:
        application.day.interpreters.name(options.code, name_, phone)
    call.terminal.say(N_("Noted in the identity compartment."))
    call.terminal.result({"code": options.code.upper()})
    return Exit.DONE


def retire(call: Call) -> Exit:
    """Take somebody out of the roster."""
    with call.unlocked() as application:
        application.day.interpreters.retire(call.options.code)
    call.terminal.say(N_("Nobody is offered {code} any more."), code=call.options.code.upper())
    call.terminal.result({"code": call.options.code.upper()})
    return Exit.DONE


def _spoken(spoken: Spoken) -> str:
    return f"{spoken.language} ({spoken.variant})" if spoken.variant else spoken.language


def _data(known: KnownInterpreter, *, with_names: bool) -> dict[str, object]:
    noted = known.noted
    names = {"name": known.name, "phone": known.phone} if with_names else {}
    return names | {
        "code": noted.code,
        "languages": [[each.language, each.variant] for each in noted.languages],
        "gender": noted.gender.value,
        "by_phone": noted.by_phone,
        "hours": noted.hours,
        "worked_well_for": list(noted.worked_well_for),
    }
