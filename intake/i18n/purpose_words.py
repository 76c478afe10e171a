"""What a permission is for, and what was said about it, in words."""

from collections.abc import Mapping
from typing import Final

from intake.domain.consent import Decision, Purpose
from intake.i18n import N_

PURPOSES: Final[Mapping[Purpose, str]] = {
    Purpose.COLLECT: N_("write down and keep"),
    Purpose.LAWYER: N_("share with a lawyer"),
    Purpose.REFERRAL: N_("refer to an organisation"),
    Purpose.UNHCR: N_("share with UNHCR"),
    Purpose.IOM: N_("share with IOM"),
    Purpose.ADVOCACY: N_("use in public reports"),
    Purpose.STATISTICS: N_("include in figures"),
    Purpose.AUDIO: N_("record the voice"),
    Purpose.PHOTO: N_("photograph papers"),
    Purpose.CONTACT: N_("contact later"),
}
DECISIONS: Final[Mapping[Decision, str]] = {
    Decision.GRANTED: N_("yes"),
    Decision.REFUSED: N_("no"),
    Decision.DEFERRED: N_("later"),
    Decision.NARROWED: N_("yes, to less"),
    Decision.WITHDRAWN: N_("taken back"),
}
