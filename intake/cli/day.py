"""What the day asks of one case: family, duplicates, pocket card, and nothing changed since."""

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.terminal import demand_room
from intake.domain.case_codes import shown
from intake.domain.day_links import Relation
from intake.i18n import N_
from intake.i18n.day_words import BIRTH_REASONS, NAME_REASONS, RELATIONS, TILES, WHYS
from intake.services.cards import CardOrder
from intake.services.day_ports import Linked
from intake.services.monday import Standing


def family(call: Call) -> Exit:
    """List the other cases of a family; with --link or --unlink change it first."""
    options = call.options
    with call.unlocked() as application:
        families, reading = application.day.families, application.reading
        interview = reading.find(options.case)
        if options.link:
            families.link(interview, reading.find(options.link), Relation(options.relation))
        if options.unlink:
            families.unlink(interview, reading.find(options.unlink))
        if options.secrets:
            families.flag_secrets(interview, keeps=options.secrets == "yes")
        found, keeps = families.of_case(interview), families.keeps_secrets(interview)
    words = call.terminal.words
    if keeps:
        call.terminal.say(N_("This person keeps something from the others of the family."))
    call.terminal.table(
        (N_("Code"), N_("Relation"), N_("Keeps a secret")),
        [
            (
                shown(each.case_code),
                words.gettext(RELATIONS[each.relation]),
                words.gettext(N_("yes")) if each.keeps_secrets else "",
            )
            for each in found
        ],
    )
    call.terminal.result({"keeps_secrets": keeps, "family": [_linked(each) for each in found]})
    return Exit.DONE


def duplicates(call: Call) -> Exit:
    """Say which earlier records may be of the same person, and why; nothing is merged."""
    with call.unlocked() as application:
        found = application.day.duplicates.of(application.reading.find(call.options.case))
    words = call.terminal.words
    if not found:
        call.terminal.say(N_("No earlier record looks like this one."))
    call.terminal.table(
        (N_("Code"), N_("Why")),
        [
            (
                shown(each.case_code),
                ", ".join(
                    (
                        words.gettext(NAME_REASONS[each.why.names]),
                        words.gettext(BIRTH_REASONS[each.why.birth]),
                    )
                ),
            )
            for each in found
        ],
    )
    call.terminal.result(
        [
            {
                "case_code": each.case_code,
                "names": each.why.names.name.lower(),
                "birth": each.why.birth.name.lower(),
            }
            for each in found
        ]
    )
    return Exit.DONE


def card(call: Call) -> Exit:
    """Write a pocket card: a telephone number, and nothing else."""
    options = call.options
    demand_room(options.out, replace=options.replace)
    with call.unlocked() as application:
        issued = application.day.cards.card(
            application.reading.find(options.case),
            options.out,
            CardOrder(options.phone),
            tuple(options.finder),
            replace=options.replace,
        )
    call.terminal.say(N_("The paper is in {file}"), file=options.out)
    call.terminal.result({"pdf": options.out, "size": issued.size, "paper": issued.paper})
    return Exit.DONE


def unchanged(call: Call) -> Exit:
    """Close a follow-up: nothing changed since the last conversation."""
    with call.unlocked() as application:
        interview = application.reading.find(call.options.case)
        application.day.follow_up.nothing_changed(interview)
    call.terminal.say(N_("Nothing changed. The follow-up is finished."))
    call.terminal.result({"id": interview})
    return Exit.DONE


def monday(call: Call) -> Exit:
    """Show what waits, and how old it is; codes only."""
    with call.unlocked() as application:
        tiles = application.day.monday.tiles()
    words = call.terminal.words
    call.terminal.table(
        (N_("What waits"), N_("Count"), N_("Oldest, days"), N_("Beside it")),
        [
            (
                words.gettext(TILES[each.tile.value]),
                str(each.count),
                str(each.oldest) if each.oldest else "",
                " · ".join(
                    f"{fact.number} {words.gettext(WHYS[fact.what])}" for fact in each.facts
                ),
            )
            for each in tiles
        ],
    )
    call.terminal.result([_tile(each) for each in tiles])
    return Exit.DONE


def _tile(each: Standing) -> dict[str, object]:
    return {
        "tile": each.tile.value,
        "count": each.count,
        "oldest": each.oldest,
        "beside": {fact.what: fact.number for fact in each.facts},
        "lines": [
            {
                "why": line.why,
                "case_code": line.case_code,
                "age": line.age,
                "who": line.who,
                "detail": line.detail,
            }
            for line in each.lines
        ],
    }


def _linked(each: Linked) -> dict[str, object]:
    return {
        "case_code": each.case_code,
        "relation": each.relation.value,
        "keeps_secrets": each.keeps_secrets,
    }
