"""The stations that are known, as the screens that send and receive list them."""

from collections.abc import Iterable

from intake.services.ports import Contact


def joined(contacts: Iterable[Contact], more: Iterable[Contact]) -> tuple[Contact, ...]:
    """Return both by name; of a station that is in both, what `more` says of it.

    A list that was asked for before a card was taken may arrive after it: it takes nothing away.
    """
    known = {each.recipient: each for each in (*contacts, *more)}
    return tuple(sorted(known.values(), key=lambda each: each.station))
