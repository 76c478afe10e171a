"""What an open store says of itself, and where its parts are asked."""

from dataclasses import dataclass, field
from pathlib import Path

from intake.domain.compartments import Compartment
from intake.domain.ids import OrganisationId, PersonId, StoreId
from intake.storage.checking import StoreHealth
from intake.storage.day_reading import SqlDay
from intake.storage.draw_reading import SqlDraws, SqlTraining
from intake.storage.files import StoreFiles
from intake.storage.government_rows import SqlGovernment
from intake.storage.judgement_reading import SqlJudgements
from intake.storage.keys.roster import Roster
from intake.storage.retention_reading import SqlRetention
from intake.storage.unlocked import Unlocked


@dataclass(frozen=True, slots=True)
class StoreSession:
    """Who unlocked the store; implements `services.ports.Session`."""

    person: PersonId
    label: str
    role: str
    org: OrganisationId
    files: StoreFiles = field(repr=False)

    def can_read(self, compartment: Compartment) -> bool:
        """Tell whether this person holds the key of `compartment`."""
        return self.files.can_read(compartment)


class StoreFacts:
    """The facts of a store that somebody unlocked; what its keys can do is in `OpenStore`."""

    def __init__(self, unlocked: Unlocked, session: StoreSession) -> None:
        self._unlocked = unlocked
        self.session = session

    @property
    def folder(self) -> Path:
        """The store folder."""
        return self._unlocked.layout.folder

    @property
    def store(self) -> StoreId:
        """The id of the store."""
        return self._unlocked.store

    @property
    def roster(self) -> Roster:
        """The newest verified roster."""
        return self._unlocked.roster

    @property
    def file_key(self) -> str:
        """The minisign public key (base64 line) that this person's files are signed with."""
        return self._unlocked.file_signer.public_line

    @property
    def root_public(self) -> bytes:
        """The root key of the organisation, as the slot pins it."""
        return self._unlocked.pins.root_public

    @property
    def judgements(self) -> SqlJudgements:
        """What is asked about judgements."""
        return SqlJudgements(self._unlocked.files, self.session.org)

    @property
    def draws(self) -> SqlDraws:
        """What is asked about draws, and where their secrets are kept."""
        return SqlDraws(self._unlocked.files, self.session.org)

    @property
    def training(self) -> SqlTraining:
        """What is asked about training and instructions."""
        return SqlTraining(self._unlocked.files)

    @property
    def government(self) -> SqlGovernment:
        """What is asked about what a government did."""
        return SqlGovernment(self._unlocked.files)

    @property
    def retention(self) -> SqlRetention:
        """What is asked about holds, requests and how long records are kept."""
        return SqlRetention(self._unlocked.files)

    @property
    def day(self) -> SqlDay:
        """What the day at the shelter is read from."""
        return SqlDay(self._unlocked.files)

    @property
    def health(self) -> StoreHealth:
        """What is asked about the health of this store."""
        return StoreHealth(lambda: self._unlocked)
