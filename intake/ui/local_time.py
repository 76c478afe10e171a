"""Moments in the zone of the place, as words."""

from datetime import datetime

from intake.app.clock import local_zone
from intake.i18n import Words
from intake.i18n.formats import moment_text


def moment_here(moment: datetime, words: Words) -> str:
    """Write a moment as the clock on the wall shows it."""
    return moment_text(moment.astimezone(local_zone()), words.language)
