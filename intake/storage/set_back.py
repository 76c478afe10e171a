"""Going on with a store that was put back in time: every chain begins anew, so that none forks."""

from collections.abc import Iterable

from intake.domain.compartments import Compartment
from intake.domain.events import ChainBegun, ChainReason, OrganisationDescribed
from intake.domain.ids import ChainId
from intake.storage import entries, stations
from intake.storage.files import StoreFiles
from intake.storage.records import SqlRecords
from intake.storage.writer import Writer


def begin_chains_anew(
    files: StoreFiles, writer: Writer, compartments: Iterable[Compartment]
) -> None:
    """Begin a new chain in each of these files, naming the head of the one before.

    What was lost may have been sealed under numbers that this store does not know it gave: those
    of the next bundles begin at one that nobody has used.
    """
    for compartment in compartments:
        with files.writing(compartment) as connection:
            (old,) = connection.execute("SELECT chain FROM meta").fetchone()
            head = entries.head(connection, old)
            names = None
            if compartment is Compartment.CORE:
                stations.begin_numbers_anew(connection, writer.randomness)
                names = connection.execute(
                    "SELECT name, site FROM organisation WHERE chain = ?", (old,)
                ).fetchone()
            connection.execute(
                "UPDATE meta SET chain = ?, hlc_seen = max(hlc_seen, ?)",
                (writer.randomness(16), head.hlc),
            )
            records = SqlRecords(connection, compartment, writer)
            records.begin_chain(
                ChainBegun(
                    ChainReason.RESTORED,
                    compartment.value,
                    predecessor=ChainId(old.hex()),
                    predecessor_head=head.link.hex(),
                )
            )
            if names is not None:
                records.append(OrganisationDescribed(*names))
        records.committed()
