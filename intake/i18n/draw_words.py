"""The words for draws, training and instructions."""

from collections.abc import Mapping
from typing import Final

from intake.domain.draw_checks import DrawFault
from intake.domain.draw_facts import Chosen
from intake.domain.policy_events import PolicyDirection
from intake.domain.training import Currency, TrainingMode
from intake.i18n import N_

CHOSEN: Final[Mapping[Chosen, str]] = {
    Chosen.NO_DRAW: N_("in no draw"),
    Chosen.NOT_SEALED: N_("not sealed yet"),
    Chosen.PENDING: N_("waits for the draw"),
    Chosen.DRAWN: N_("drawn"),
    Chosen.NOT_DRAWN: N_("not drawn"),
}
FAULTS: Final[Mapping[DrawFault, str]] = {
    DrawFault.MALFORMED: N_("The draw cannot be read."),
    DrawFault.SECOND_COMMITMENT: N_("A second draw for the same site and period."),
    DrawFault.COMMITTED_LATE: N_("Committed to after its period had begun."),
    DrawFault.KEEPER_INSIDE: N_("Its keeper has opened interviews of this site."),
    DrawFault.NOT_REVEALED: N_("The secret was not told within 30 days after the period."),
    DrawFault.REVEALED_EARLY: N_("The secret was told before the period was over."),
    DrawFault.MISMATCH: N_("The secret that was told is not the one that was committed to."),
    DrawFault.NO_COMMITMENT: N_("Opened without a draw, at a site that has draws."),
    DrawFault.UNKNOWN_COMMITMENT: N_("Names a draw that is not known here."),
    DrawFault.OUTSIDE_PERIOD: N_("Names a draw of another site or of other days."),
    DrawFault.DECIDED_TWICE: N_("The keeper decided about it twice."),
    DrawFault.DECIDED_WRONGLY: N_("The keeper decided otherwise than the draw."),
    DrawFault.NOT_DECIDED: N_("Sealed, and the keeper never decided about it."),
    DrawFault.ABANDONED: N_("One person opened and gave up more interviews than others do."),
}
CURRENCIES: Final[Mapping[Currency, str]] = {
    Currency.CURRENT: N_("current"),
    Currency.UNCONFIRMED: N_("waits for the person to confirm it"),
    Currency.LAPSED: N_("lapsed"),
    Currency.NOT_YET: N_("not yet"),
}
MODES: Final[Mapping[TrainingMode, str]] = {
    TrainingMode.OFF: N_("Training is not asked for"),
    TrainingMode.WARN: N_("Without current training: only with a reason"),
    TrainingMode.BLOCK: N_("Without current training: only a supervisor, with a reason"),
}
DIRECTIONS: Final[Mapping[PolicyDirection, str]] = {
    PolicyDirection.BOTH: N_("every finding alike"),
    PolicyDirection.POSITIVE: N_("positive findings only"),
    PolicyDirection.NEGATIVE: N_("negative findings only"),
    PolicyDirection.NONE: N_("no finding"),
}
