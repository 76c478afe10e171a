"""Body of the privacy profile of an organisation."""

from typing import Final

from intake.domain.consent import Notice
from intake.domain.people import Role
from intake.domain.privacy_events import PrivacyProfileSet
from intake.ledger.body import Body

BODIES: Final = (
    Body(
        "privacy.set",
        PrivacyProfileSet,
        lambda event: {"notice": event.notice.value},
        lambda fields: PrivacyProfileSet(Notice(fields.text("notice"))),
        by=frozenset({Role.COORDINATOR}),
    ),
)
