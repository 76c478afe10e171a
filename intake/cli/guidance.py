"""`intake guidance`: what published documents say, with source and date."""

from intake.app.guidance import cards
from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.domain.guidance import Card
from intake.domain.training_errors import TrainingRefusedError
from intake.i18n import N_


def list_cards(call: Call) -> Exit:
    """List the cards that ship with this program, each with the hash that pins it."""
    language = call.terminal.words.language
    call.terminal.table(
        (N_("Guidance"), N_("Version"), N_("From"), N_("To"), N_("Title")),
        [
            (
                each.version.guidance,
                each.version.version,
                each.first.isoformat(),
                each.last.isoformat() if each.last else "-",
                each.title[language],
            )
            for each in cards()
        ],
    )
    call.terminal.result([_card(each) for each in cards()])
    return Exit.DONE


def show(call: Call) -> Exit:
    """Print one card."""
    for each in cards():
        if each.version.guidance == call.options.guidance:
            print_card(call, each)
            return Exit.DONE
    raise TrainingRefusedError("guidance")


def of_interview(call: Call) -> Exit:
    """Say under which versions an interview was made."""
    with call.unlocked() as application:
        interview = application.reading.find(call.options.case)
        found = application.guidance.of_interview(interview)
    here = {each.version for each in cards()}
    words = call.terminal.words
    call.terminal.table(
        (N_("Guidance"), N_("Version"), N_("SHA-256"), N_("In this program")),
        [
            (
                each.guidance,
                each.version,
                each.sha256,
                words.gettext(N_("yes") if each in here else N_("no")),
            )
            for each in found
        ],
    )
    call.terminal.result(
        [
            {
                "guidance": each.guidance,
                "version": each.version,
                "sha256": each.sha256,
                "here": each in here,
            }
            for each in found
        ]
    )
    return Exit.DONE


def print_card(call: Call, card: Card) -> None:
    """Print a card for a person, or its data for a program."""
    terminal, language = call.terminal, call.terminal.words.language
    lines = [card.title[language], card.note[language]]
    for section in card.sections:
        lines += ["", section.head[language]]
        for line in section.lines:
            mark = terminal.words.gettext(N_(" (to be checked)")) if line.is_to_check else ""
            lines.append(f"- {line.text[language]} [{line.source}{mark}]")
    if not terminal.as_json:
        terminal.out.write("\n".join(lines) + "\n")
    terminal.result(_card(card))


def _card(card: Card) -> dict[str, object]:
    return {
        "guidance": card.version.guidance,
        "version": card.version.version,
        "sha256": card.version.sha256,
        "kind": card.kind.value,
        "programmes": list(card.programmes),
        "from": card.first.isoformat(),
        "to": card.last.isoformat() if card.last else None,
        "title": dict(card.title),
    }
