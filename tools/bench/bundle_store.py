"""Attachments in a store and the same bytes as plain files, for bundles and for tar with age."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from intake.app import build_doors
from intake.domain.compartments import Compartment
from intake.domain.ids import InterviewId
from intake.services.application import Application
from intake.services.ports import ListQuery
from intake.storage.media import Attachment
from tools.bench import stores
from tools.bench.settings import PASSPHRASE, Settings

ITEM_BYTES = 4 << 20
_PIECE = 1 << 18


@dataclass(frozen=True, slots=True)
class Stations:
    """Who sends and who receives, and the plain copy of what is sent."""

    sender: Path
    receiver: Path
    plain: Path
    items: int

    @property
    def megabytes(self) -> float:
        """The attachments, in millions of bytes."""
        return self.items * ITEM_BYTES / 1e6


def stations(settings: Settings, items: int) -> Stations:
    """Return two stores that know each other, one of them with attachments; made once."""
    folder = settings.work / f"stations-{items}-{stores.GENERATION}"
    made = _in(folder, items)
    if not folder.is_dir():
        unfinished = folder.with_suffix(".part")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True, mode=0o700)
        _make(_in(unfinished, items))
        unfinished.rename(folder)
    return made


def unlocked(folder: Path) -> Application:
    """Unlock a store as a front end does."""
    doors = build_doors()
    return doors.unlock(str(folder), doors.doors(str(folder))[0].slot, PASSPHRASE)


def the_interview(application: Application) -> InterviewId:
    """Return the one interview of the sending store."""
    return application.reading.interviews(ListQuery(limit=1)).rows[0].id


def _in(folder: Path, items: int) -> Stations:
    return Stations(folder / "sender", folder / "receiver", folder / "plain", items)


def _make(made: Stations) -> None:
    for each in (made.sender, made.receiver):
        stores.found_store(each)
    sender, receiver = unlocked(made.sender), unlocked(made.receiver)
    sender.handing_over.remember(receiver.handing_over.own_card())
    receiver.handing_over.remember(sender.handing_over.own_card())
    sender.close()
    receiver.close()
    made.plain.mkdir()
    with stores.opened(made.sender) as store:
        chance, form = random.Random(7), store.reading.forms()[0]
        with store.records(Compartment.CORE) as records:
            interview = stores.write_interview(records, form, chance)
        for number in range(made.items):
            file = made.plain / f"{number:04}.jpg"
            file.write_bytes(chance.randbytes(ITEM_BYTES))
            attachment = Attachment(
                interview, f"papers/picture{number}", "image/jpeg", Compartment.CORE
            )
            store.keep_media(attachment, _pieces(file))


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as stream:
        while piece := stream.read(_PIECE):
            yield piece
