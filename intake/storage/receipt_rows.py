"""What is kept of bundles and receipts on their way; implements `services.post.PostRows`.

Chains and numbers of bundles that came are blobs: no entry of ours could give them back.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import groupby

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.ids import BundleId, ChainId, OrganisationId, StoreId
from intake.domain.receipts import (
    Acknowledged,
    FromStore,
    Head,
    KnownReceipt,
    NumberedBundle,
    Outcome,
    Reason,
)
from intake.services.kept import Contact
from intake.services.post import IssuedBefore, KnownKeys, ReceiptRow, SentBundle
from intake.storage import entries, inbox_contacts, receipt_projection, stations
from intake.storage.inbox_quarantine import SqlQuarantine
from intake.storage.notice_rows import SqlNotices
from intake.storage.target_rows import SqlTargets


class SqlPost:
    """The rows, on a connection inside a transaction."""

    def __init__(self, connection: sqlcipher.Connection) -> None:
        self._connection = connection

    def own_head(self) -> Head:
        """Return where the chain of this file ends."""
        (chain,) = self._connection.execute("SELECT chain FROM meta").fetchone()
        head = entries.head(self._connection, chain)
        return Head(ChainId(chain.hex()), head.seq, head.link.hex())

    def link_at(self, chain: ChainId, seq: int) -> str | None:
        """Return the link of one entry of any chain of this file, or None."""
        link = entries.link_at(self._connection, bytes.fromhex(chain), seq)
        return link.hex() if link is not None else None

    def note_taken_in(self, bundle: NumberedBundle, heads: Sequence[Head], at: datetime) -> None:
        """Note a bundle that was taken in, and how far the chains of its sender go in it."""
        self._connection.execute(
            "INSERT OR IGNORE INTO inbox_bundle (org, store, recipient, seq, bundle,"
            " tagmanifest_sha256, key, received, late) VALUES (?, ?, ?, ?, ?, ?, ?, ?,"
            " EXISTS (SELECT 1 FROM inbox_bundle WHERE (org, store, recipient) = (?, ?, ?)"
            " AND seq > ?))",
            (
                *_place(bundle),
                bundle.bundle,
                bundle.tagmanifest_sha256,
                bundle.key,
                _milliseconds(at),
                *_place(bundle),
            ),
        )
        self._connection.executemany(
            "INSERT INTO witness (org, store, chain, seq, link) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (chain) DO UPDATE SET seq = excluded.seq, link = excluded.link"
            " WHERE excluded.seq > seq",
            [
                (
                    *_whose(bundle.whose),
                    bytes.fromhex(each.chain),
                    each.seq,
                    bytes.fromhex(each.link),
                )
                for each in heads
            ],
        )

    def note_refused(self, bundle: NumberedBundle, reason: Reason, at: datetime) -> None:
        """Note a bundle that was refused; one that was taken in stays so."""
        self._connection.execute(
            "INSERT OR REPLACE INTO refused_bundle (org, store, recipient, seq, bundle,"
            " tagmanifest_sha256, key, refused, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *_place(bundle),
                bundle.bundle,
                bundle.tagmanifest_sha256,
                bundle.key,
                _milliseconds(at),
                reason.value,
            ),
        )

    def stores_of(self, org: OrganisationId, keys: Sequence[str]) -> tuple[FromStore, ...]:
        """Return the stores whose bundles these file keys have signed."""
        rows = self._connection.execute(
            "SELECT store, key FROM inbox_bundle WHERE org = ?"
            " UNION SELECT store, key FROM refused_bundle WHERE org = ?",
            (bytes.fromhex(org), bytes.fromhex(org)),
        )
        found = {store.hex() for store, key in rows if key in keys}
        return tuple(FromStore(org, StoreId(each)) for each in sorted(found))

    def came_from(self, whose: FromStore) -> tuple[tuple[str, tuple[Acknowledged, ...]], ...]:
        """Return for each inbox, sorted, what came for it from one store, by number."""
        rows = self._connection.execute(
            "SELECT recipient, seq, bundle, tagmanifest_sha256, received, late, NULL"
            " FROM inbox_bundle WHERE (org, store) = (?, ?)"
            " UNION ALL SELECT recipient, seq, bundle, tagmanifest_sha256, max(refused), 0, reason"
            " FROM refused_bundle AS r WHERE (org, store) = (?, ?) AND NOT EXISTS"
            " (SELECT 1 FROM inbox_bundle AS i WHERE (i.org, i.store, i.recipient, i.seq)"
            " = (r.org, r.store, r.recipient, r.seq)) GROUP BY recipient, seq"
            " ORDER BY recipient, seq",
            (*_whose(whose), *_whose(whose)),
        )
        return tuple(
            (inbox, tuple(_acknowledged(row[1:]) for row in came))
            for inbox, came in groupby(rows, key=lambda row: str(row[0]))
        )

    def witnessed(self, whose: FromStore) -> tuple[Head, ...]:
        """Return the newest entry that was seen of each chain of a store, by chain."""
        rows = self._connection.execute(
            "SELECT chain, seq, link FROM witness WHERE (org, store) = (?, ?) ORDER BY chain",
            _whose(whose),
        )
        return tuple(Head(ChainId(chain.hex()), seq, link.hex()) for chain, seq, link in rows)

    def issued_before(self, whose: FromStore) -> IssuedBefore | None:
        """Return the newest receipt that was issued to a store."""
        row = self._connection.execute(
            "SELECT number, sha256 FROM receipt_out WHERE (to_org, to_store) = (?, ?)"
            " ORDER BY number DESC LIMIT 1",
            _whose(whose),
        ).fetchone()
        return IssuedBefore(*row) if row else None

    def receipts_from(self, whose: FromStore) -> tuple[KnownReceipt, ...]:
        """Return every receipt of a store that was taken in, by number."""
        rows = self._connection.execute(
            "SELECT number, sha256, own_chain, own_seq, own_link FROM receipt_in"
            " WHERE (org, store) = (?, ?) ORDER BY number, imported",
            _whose(whose),
        )
        return tuple(
            KnownReceipt(number, sha256, Head(ChainId(chain.hex()), seq, link.hex()))
            for number, sha256, chain, seq, link in rows
        )

    def receipts(self) -> tuple[ReceiptRow, ...]:
        """Return every receipt that was taken in, newest first."""
        return receipt_projection.receipts(self._connection)

    def sent(self) -> tuple[SentBundle, ...]:
        """Return the bundles that were sealed here, newest first."""
        rows = self._connection.execute(
            "SELECT o.bundle, addressee, seq, tagmanifest_sha256, sealed, carried, received,"
            " settled, outcome, reason FROM bundle_out AS o"
            " LEFT JOIN outbox ON outbox.bundle = o.bundle ORDER BY sealed DESC, o.bundle DESC"
        )
        return tuple(_sent(row) for row in rows)

    def note_carried(self, bundle: BundleId, at: datetime) -> None:
        """Note that a bundle was handed over; the first time counts."""
        self._connection.execute(
            "INSERT INTO outbox (bundle, carried) VALUES (?, ?) ON CONFLICT (bundle) DO UPDATE"
            " SET carried = coalesce(carried, excluded.carried)",
            (bundle, _milliseconds(at)),
        )

    def note_answer(self, answer: Acknowledged, at: datetime) -> None:
        """Note what became of a bundle; accepted is never taken back."""
        self._connection.execute(
            "INSERT INTO outbox (bundle, received, settled, outcome, reason)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT (bundle) DO UPDATE"
            " SET received = excluded.received, settled = excluded.settled,"
            " outcome = excluded.outcome, reason = excluded.reason"
            " WHERE outcome IS NULL OR (outcome = 'refused'"
            " AND (excluded.outcome = 'accepted' OR excluded.received > received))",
            (
                answer.bundle,
                _milliseconds(answer.at),
                _milliseconds(at),
                answer.outcome.value,
                answer.reason.value if answer.reason else None,
            ),
        )

    @property
    def notices(self) -> SqlNotices:
        """What is kept of revocation notices."""
        return SqlNotices(self._connection)

    @property
    def targets(self) -> SqlTargets:
        """What this installation remembers of places that carry sealed files."""
        return SqlTargets(self._connection)

    @property
    def quarantine(self) -> SqlQuarantine:
        """What is known of refused files."""
        return SqlQuarantine(self._connection)

    def reserve_number(self, addressee: str) -> int:
        """Return the number of the next bundle to `addressee`, and give it to no other."""
        return stations.reserve_number(self._connection, addressee)

    def release_number(self, addressee: str, number: int) -> None:
        """Give a number back of which no bundle was left anywhere."""
        stations.release_number(self._connection, addressee, number)

    def own_card(self, made: bytes) -> bytes:
        """Return the card that is in use: the one before, unless `made` says something else."""
        return inbox_contacts.own_card(self._connection, made)

    def known_keys(self) -> KnownKeys:
        """Return which keys were revoked, and which inboxes were replaced."""
        return inbox_contacts.known_keys(self._connection)

    def note_former_inbox(self, contact: Contact) -> None:
        """Remember whose an inbox was."""
        inbox_contacts.note_former_inbox(self._connection, contact)

    def revoke(self, contact: Contact, at: datetime) -> None:
        """Believe nothing more from the file keys of a station, and forget its card."""
        inbox_contacts.revoke(self._connection, contact, _milliseconds(at))


def _acknowledged(row: Iterable[object]) -> Acknowledged:
    number, bundle, tagmanifest, at, late, reason = row
    return Acknowledged(
        int(str(number)),
        BundleId(str(bundle)),
        str(tagmanifest),
        Outcome.REFUSED if reason else Outcome.ACCEPTED,
        _seconds(at),
        bool(late),
        Reason(str(reason)) if reason else None,
    )


def _sent(row: Sequence[object]) -> SentBundle:
    bundle, recipient, number, tagmanifest, made, carried, received, settled, outcome, reason = row
    return SentBundle(
        BundleId(str(bundle)),
        str(recipient),
        int(str(number)),
        str(tagmanifest),
        _seconds(made),
        _moment(carried),
        _moment(received),
        _moment(settled),
        Outcome(str(outcome)) if outcome else None,
        Reason(str(reason)) if reason else None,
    )


def _moment(milliseconds: object) -> datetime | None:
    return None if milliseconds is None else _seconds(milliseconds)


def _place(bundle: NumberedBundle) -> tuple[bytes, bytes, str, int]:
    return (*_whose(bundle.whose), bundle.recipient, bundle.number)


def _whose(whose: FromStore) -> tuple[bytes, bytes]:
    return bytes.fromhex(whose.org), bytes.fromhex(whose.store)


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def _seconds(milliseconds: object) -> datetime:
    return datetime.fromtimestamp(int(str(milliseconds)) // 1000, UTC)
