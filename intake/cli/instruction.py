"""`intake instruction`: what was asked from above, and what came of it."""

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.domain.judgements import ReviewLevel
from intake.domain.policy_events import PolicyDirection
from intake.i18n import N_
from intake.i18n.draw_words import DIRECTIONS


def add(call: Call) -> Exit:
    """Note an instruction as it was given."""
    options = call.options
    with call.unlocked() as application:
        known = application.instructions.enter(
            options.date, options.text, options.source, PolicyDirection(options.direction)
        )
    call.terminal.say(N_("Noted as instruction {number}."), number=known.number)
    call.terminal.result({"number": known.number})
    return Exit.DONE


def list_instructions(call: Call) -> Exit:
    """List the instructions, and how many interviews went to review by each."""
    with call.unlocked() as application:
        entered = application.instructions.entered()
    words = call.terminal.words
    call.terminal.table(
        (N_("Number"), N_("Day"), N_("About"), N_("Reviews"), N_("Source"), N_("Text")),
        [
            (
                str(each.known.number),
                each.known.said.day,
                words.gettext(DIRECTIONS[each.known.said.direction]),
                str(len(each.records)),
                each.known.said.source,
                each.known.said.text,
            )
            for each in entered
        ],
    )
    call.terminal.result(
        [
            {
                "number": each.known.number,
                "date": each.known.said.day,
                "text": each.known.said.text,
                "source": each.known.said.source,
                "direction": each.known.said.direction.value,
                "one_sided": each.known.said.direction.is_one_sided,
                "reviews": list(each.records),
            }
            for each in entered
        ]
    )
    return Exit.DONE


def follow(call: Call) -> Exit:
    """Send an interview to an extra review that names the instruction as its reason."""
    options = call.options
    with call.unlocked() as application:
        interview = application.reading.find(options.case)
        application.instructions.send(interview, options.number, ReviewLevel(options.level))
    call.terminal.say(
        N_("Sent to an extra review. The reason is written: instruction {number}."),
        number=options.number,
    )
    call.terminal.result({"id": interview, "instruction": options.number})
    return Exit.DONE
