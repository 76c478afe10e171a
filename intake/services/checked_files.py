"""What proving a store tells of each of its files."""

from dataclasses import dataclass

from intake.domain.ids import ChainId, MediaId


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """What was checked of one file of the store."""

    file: str
    entries: int
    chain: ChainId
    head: str
    unattested: int
    problems: tuple[str, ...]
    """Names of the rules that failed; empty when all is well."""
    places: tuple[str, ...] = ()
    """Of each problem: the entry, `chain/seq`, after the last that is signed and good; or empty."""
    head_seq: int = 0
    in_session: int = 0
    """Of the unattested, what is signed when the session that is open now ends."""
    is_checked: bool = True
    """False where the key of the file is not here: then nothing is known of it."""
    doubtful: int = 0
    """Kept apart, and nobody has vouched for it: it does not count."""
    unnamed: tuple[MediaId, ...] = ()
    """Attachments that no answer names as it stands now: no fault."""


@dataclass(frozen=True, slots=True)
class StoreReport:
    """The result of checking a whole store."""

    files: tuple[CheckedFile, ...]
    projections_agree: bool

    @property
    def is_sound(self) -> bool:
        """Nothing failed."""
        return self.projections_agree and not any(each.problems for each in self.files)
