"""`intake roster` and `intake grant`: what is signed, by whom, and who holds which key."""

from intake.cli.acts import changes_data, coordinating, perform, show_changes
from intake.cli.exit_codes import Exit
from intake.cli.person import day, member_data
from intake.cli.session import Call
from intake.i18n import N_
from intake.services.people import GrantAnew, RosterFacts
from intake.ui.people_words import holder_text, role_text


def show(call: Call) -> Exit:
    """Show the newest version: what stands on the sheets, and its people."""
    terminal, words = call.terminal, call.terminal.words
    with call.unlocked() as application:
        facts, members = application.people.facts(), application.people.members()
    _say_facts(call, facts)
    terminal.table(
        (N_("Name"), N_("Roles")),
        [(each.label, ", ".join(role_text(r, words) for r in each.roles)) for each in members],
    )
    call.terminal.result(_facts_data(facts) | {"people": [member_data(each) for each in members]})
    return Exit.DONE


def verify(call: Call) -> Exit:
    """Prove the roster from its root, and compare the root with the sheet on paper."""
    with call.unlocked() as application:  # which proves every version from the root in the slot
        facts = application.people.facts()
        versions = len(application.people.history())
    typed = call.options.key_id
    fits = not typed or _plain(typed) == _plain(facts.organisation_key_id)
    call.terminal.say(N_("Every version is proven from the one before it."))
    _say_facts(call, facts)
    if not fits:
        call.terminal.say(
            N_("The sheet that was compared belongs to another organisation. Ask for help.")
        )
    elif not typed:
        call.terminal.say(N_("Compare this with the Organisation sheet: only paper proves it."))
    call.terminal.result(
        _facts_data(facts) | {"versions": versions, "compared": bool(typed), "fits": fits}
    )
    return Exit.DONE if fits else Exit.REFUSED


def history(call: Call) -> Exit:
    """List every version with who signed it and whom it changed."""
    terminal, words = call.terminal, call.terminal.words
    with call.unlocked() as application:
        rows = application.people.history()
    terminal.table(
        (N_("Version"), N_("Day"), N_("Signed by"), N_("Came"), N_("Went"), N_("Changed")),
        [
            (
                str(each.version),
                day(each.issued),
                each.signed_by or words.gettext("Organisation sheet"),
                *(", ".join(names) or "-" for names in (each.joined, each.left, each.changed)),
            )
            for each in rows
        ],
    )
    terminal.result(
        {
            "versions": [
                {
                    "version": each.version,
                    "hash": each.hash,
                    "issued": each.issued,
                    "signed_by": each.signed_by or None,
                    "joined": list(each.joined),
                    "left": list(each.left),
                    "changed": list(each.changed),
                }
                for each in rows
            ]
        }
    )
    return Exit.DONE


def list_grants(call: Call) -> Exit:
    """List who holds the key of each compartment."""
    terminal, words = call.terminal, call.terminal.words
    with call.unlocked() as application:
        grants = application.people.grants()
    terminal.table(
        (N_("Compartment"), N_("Generation"), N_("Who holds the key")),
        [
            (
                each.compartment,
                str(each.generation),
                ", ".join(holder_text(holder, words) for holder in each.holders),
            )
            for each in grants
        ],
    )
    terminal.result(
        {
            "grants": [
                {
                    "compartment": each.compartment,
                    "generation": each.generation,
                    "holders": [
                        {"label": h.label, "holding": h.holding.value} for h in each.holders
                    ],
                }
                for each in grants
            ]
        }
    )
    return Exit.DONE


def diff_grants(call: Call) -> Exit:
    """Show where the grants as they lie differ from the roster: normally nowhere."""
    with call.unlocked() as application:
        changes = application.people.differences()
    show_changes(call, changes)
    call.terminal.result({"changes": changes_data(changes)})
    return Exit.INCOMPLETE if changes else Exit.DONE


def renew_grants(call: Call) -> Exit:
    """Seal the keys to exactly those who may read; with --new-keys, other keys."""
    with coordinating(call) as at:
        return perform(at, GrantAnew(new_keys=call.options.new_keys))


def _say_facts(call: Call, facts: RosterFacts) -> None:
    call.terminal.say(
        N_("Version {version}. Organisation sheet {key_id}. Recovery sheets: {recovery}."),
        version=facts.version,
        key_id=facts.organisation_key_id,
        recovery=", ".join(facts.recovery_key_ids),
    )


def _facts_data(facts: RosterFacts) -> dict[str, object]:
    return {
        "version": facts.version,
        "hash": facts.hash,
        "organisation_sheet": facts.organisation_key_id,
        "recovery_sheets": list(facts.recovery_key_ids),
    }


def _plain(key_id: str) -> str:
    return key_id.replace("-", "").replace(" ", "").casefold()
