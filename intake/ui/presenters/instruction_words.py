"""What was asked from above, as pages of reviews and of figures say it."""

from collections.abc import Iterable

from intake.i18n import Words
from intake.services.instructions import Followed
from intake.ui.presenters.consent_choices import Option


def one_sided_lines(entered: Iterable[Followed], words: Words) -> tuple[str, ...]:
    """Return a line for every instruction that asks for one direction only."""
    return tuple(
        words.ngettext(
            "An instruction asks for one direction only ({day}, {source}): “{text}” "
            "{count} review names it.",
            "An instruction asks for one direction only ({day}, {source}): “{text}” "
            "{count} reviews name it.",
            len(each.records),
            day=each.known.said.day,
            source=each.known.said.source,
            text=each.known.said.text,
        )
        for each in entered
        if each.known.said.direction.is_one_sided
    )


def instruction_options(entered: Iterable[Followed]) -> tuple[Option, ...]:
    """Return every instruction as a reason to choose."""
    return tuple(
        Option(str(each.known.number), f"{each.known.said.day} · {each.known.said.text}")
        for each in entered
    )
