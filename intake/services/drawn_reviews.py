"""From the draw to reviews: what was drawn goes there, what was not is finished unreviewed."""

from typing import Final

from intake.domain.draw import draw_id
from intake.domain.draw_facts import Chosen, Opening
from intake.domain.ids import InterviewId
from intake.domain.judgement_events import ReviewDirected
from intake.domain.judgements import Cause, ReviewLevel
from intake.domain.states import State
from intake.services.drawing import Drawing, Stand
from intake.services.finalising import Finalising
from intake.services.reviewing import Reviewing

ASKED_BY: Final = "draw"
_SHOWN: Final = 8


class DrawnReviews:
    """Carries out what the draw decided; it chooses nothing itself."""

    def __init__(self, drawing: Drawing, reviewing: Reviewing, finalising: Finalising) -> None:
        self._drawing = drawing
        self._reviewing = reviewing
        self._finalising = finalising

    def send(self) -> tuple[InterviewId, ...]:
        """Send every sealed interview that was drawn to review, and return them."""
        sent = self._sealed(Chosen.DRAWN)
        for each in sent:
            direction = ReviewDirected(Cause.DRAWN, ReviewLevel.PEER, ASKED_BY, _why(each))
            self._reviewing.direct(each.opening.interview, direction)
        return tuple(each.opening.interview for each in sent)

    def finish_rest(self) -> tuple[InterviewId, ...]:
        """Finish every sealed interview that was not drawn, all as not reviewed, which is logged.

        Raises OneDirectionError where that would finish findings of one direction only.
        """
        rest = [each.opening.interview for each in self._sealed(Chosen.NOT_DRAWN)]
        if rest:
            self._finalising.finish(rest, ASKED_BY)
        return tuple(rest)

    def unreviewed(self) -> tuple[Stand, ...]:
        """Return every sealed interview that nobody has reviewed, or is about to."""
        return tuple(each for each in self._drawing.stands() if self._is_unreviewed(each.opening))

    def _is_unreviewed(self, opening: Opening) -> bool:
        if opening.state in {State.FINAL, State.EXPLAINED}:
            return not self._reviewing.standing(opening.interview).was_reviewed
        return opening.state is State.SEALED

    def _sealed(self, chosen: Chosen) -> tuple[Stand, ...]:
        return tuple(
            each
            for each in self._drawing.stands()
            if each.chosen is chosen and each.opening.state is State.SEALED
        )


def _why(stand: Stand) -> str:
    return f"draw {draw_id(stand.opening.commitment)[:_SHOWN]}"
