"""The line above the pages: there while the disk is full, gone when there is room again."""

from typing import Any

from intake.domain.errors import NotGrantedError
from intake.ui.check_room import RoomNotice
from intake.ui.kit.context import Context
from tests.ui.fakes import InlineLane


class Store:
    """A store on a disk that a test fills."""

    room = True

    def has_room(self) -> bool:
        if self.room is None:
            raise NotGrantedError("core")
        return self.room


def test_full_disk_is_said_until_there_is_room(context: Context) -> None:
    store: Any = Store()
    made: Any = type("Made", (), {"context": context, "reader": InlineLane()})()
    notice = RoomNotice(made, store, made)
    shown = [notice.banner.isHidden()]
    for room in (True, False, False, None, True):
        store.room = room
        notice.look()
        shown.append(notice.banner.isHidden())
    notice.close()
    assert shown == [True, True, False, False, False, True]
