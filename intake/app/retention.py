"""The services of keeping for one open store."""

import secrets

from intake.app.day import today
from intake.services.holds import Holds
from intake.services.requests import Requests
from intake.services.retention import Retention, RetentionDesk
from intake.storage.open_store import OpenStore


def retention_of(store: OpenStore) -> RetentionDesk:
    """Assemble the services around one person's session at one store."""
    reading, clock = store.retention, (today, secrets.token_bytes)
    return RetentionDesk(
        retention=Retention(store.records, reading, today),
        holds=Holds(store.records, reading, clock),
        requests=Requests(store.records, reading, store.day.privacy_profile, clock),
    )
