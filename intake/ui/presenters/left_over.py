"""Why questions have no answer, in words, and which of them were left for next time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from intake.domain.answers import WAITS, Path, SkipReason
from intake.domain.states import GONE, State
from intake.forms.session import FormSession
from intake.forms.views import paths_of
from intake.i18n import N_, Words
from intake.ui.presenters import markup

SKIP_WORDS: Mapping[SkipReason, str] = {
    SkipReason.LATER: N_("Skip for now"),
    SkipReason.DECLINED: N_("Prefers not to answer"),
    SkipReason.NOT_KNOWN: N_("Does not know"),
    SkipReason.NOT_ASKED: N_("Not asked"),
    SkipReason.NOT_SAFE: N_("Not safe to talk about now"),
    SkipReason.INTERRUPTED: N_("Interrupted"),
    SkipReason.WELLBEING: N_("Left out for the person's wellbeing"),
    SkipReason.NOT_APPLICABLE: N_("Does not apply"),
}

LONGEST = 90
MOST = 3
RESTS: Final = frozenset({State.PAUSED}) | GONE
"""An interview that somebody may go on with: what was left is of use."""


@dataclass(frozen=True, slots=True)
class LeftLine:
    """One question that was left for next time."""

    path: Path
    question: str
    reason: SkipReason


def left_over(session: FormSession, label: Callable[[Path], str]) -> tuple[LeftLine, ...]:
    """Return what was put off, was not safe to talk about, or was interrupted, in order."""
    asked = (path for step in session.steps() for path in paths_of(step))
    found = ((path, session.question(path).value.skip) for path in asked)
    return tuple(
        LeftLine(path, _short(markup.plain(label(path))) or path, reason)
        for path, reason in found
        if reason in WAITS and reason is not None
    )


def left_text(lines: tuple[LeftLine, ...], words: Words) -> str:
    """Say in a few lines what was left for next time; empty where nothing was."""
    if not lines:
        return ""
    said = [words.gettext("Left for next time")]
    said += [f"· {each.question}" for each in lines[:MOST]]
    if len(lines) > MOST:
        more = len(lines) - MOST
        said.append(words.ngettext("and {count} more", "and {count} more", more))
    return "\n".join(said)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
