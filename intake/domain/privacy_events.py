"""By which law an organisation works at a site: which privacy notice is offered first."""

from dataclasses import dataclass

from intake.domain.consent import Notice
from intake.domain.events import Event


@dataclass(frozen=True, slots=True)
class PrivacyProfileSet(Event):
    """A coordinator says whose law holds here, from this entry on."""

    notice: Notice
