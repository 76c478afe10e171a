"""Attaching a file to a question: judged by its content, cleaned, sealed, and named."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from intake.domain import permissions
from intake.domain.attachments import AttachFault, copy_of, name_of, original_of, read_name
from intake.domain.compartments import Compartment
from intake.domain.consent import Purpose
from intake.domain.errors import AttachmentRefusedError, DamagedFileError, NotGrantedError
from intake.domain.ids import InterviewId
from intake.forms.model import QuestionKind
from intake.services.kept import MediaItem
from intake.services.picture_cleaning import BrokenPictureError, cleaned, is_cleanable
from intake.services.picture_facts import PictureFacts, facts_of
from intake.services.ports import Reading
from intake.services.sniffing import HEAD, Sniffed, sniff

MOST_BYTES: Final = 100 * 1000 * 1000
"""Nothing larger is attached: a recording of an hour has less."""
MOST_PICTURE_BYTES: Final = 40 * 1000 * 1000
"""Pictures are cleaned, and shown, in memory."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an attachment belongs."""

    interview: InterviewId
    path: str
    kind: QuestionKind
    compartment: Compartment


@dataclass(frozen=True, slots=True)
class Attached:
    """An attachment that is kept. `name` is the answer to its question."""

    name: str
    mime: str
    size: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """A file that somebody chose. Its name is not among what is known of it."""

    size: int
    content: Iterable[bytes]
    suffix: str = ""
    """How its name ends, in small letters, with the dot."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What is known of a file before it is taken in; nothing of it is kept yet."""

    facts: PictureFacts
    """What the picture says by the way."""
    needs_yes: bool = False
    """It is a picture, and the person has not said yes to photographs."""

    @property
    def is_to_ask(self) -> bool:
        """Something is to be told or asked before it is taken in."""
        return self.needs_yes or self.facts.says_anything


KeepMedia = Callable[[Place, str, Iterable[bytes]], MediaItem]
"""Seals and keeps what an iterable gives, as an attachment of this media type."""
Shrink = Callable[[bytes], bytes]
"""Makes a picture as small as its form wants it."""


class Attaching:
    """Files of one store's interviews. Nothing is ever written outside the store."""

    def __init__(self, keep: KeepMedia, reading: Reading) -> None:
        self._keep = keep
        self._reading = reading

    def look(self, interview: InterviewId, chosen: Chosen) -> Looked:
        """Tell what a file says by the way, and whether the person is to be asked first.

        Raises AttachmentRefusedError for an empty file, and for a picture that is too large.
        """
        head, pieces = _opened(chosen.content)
        found = sniff(head, chosen.suffix)
        if not found.is_picture:
            return Looked(PictureFacts())
        content = b"".join(_within(pieces, MOST_PICTURE_BYTES))
        return Looked(facts_of(content, found.mime), not self._may_photograph(interview))

    def attach(self, place: Place, chosen: Chosen, *, shrink: Shrink | None = None) -> Attached:
        """Keep a file; its name is then to be given as the answer.

        A file that no answer names is in no document and leaves with no export. Of a picture it is
        the cleaned copy that is named; as it came it is sealed beside that, and no answer names it.
        Raises AttachmentRefusedError with the fault.
        """
        for needed in (Compartment.MEDIA, place.compartment):
            if not self._reading.can_read(needed):
                raise NotGrantedError(needed.value)
        if chosen.size > MOST_BYTES:
            raise AttachmentRefusedError(AttachFault.TOO_LARGE, MOST_BYTES)
        head, pieces = _opened(chosen.content)
        found = sniff(head, chosen.suffix)
        _demand_fitting(place.kind, found)
        if found.is_picture:
            return self._attach_picture(place, (found, pieces), shrink)
        item = self._keep(place, found.mime, _within(pieces, MOST_BYTES))
        return _attached(item)

    def attached(self, interview: InterviewId) -> tuple[Attached, ...]:
        """Return what is kept of one interview, whether or not an answer still names it."""
        items = self._reading.record_media(interview)
        return tuple(_attached(each) for each in items if copy_of(each.path) is None)

    def content(self, name: str) -> bytes:
        """Return a kept file whole, or raise DamagedFileError when it is not what was answered."""
        named = read_name(name)
        if named is None:
            raise DamagedFileError(Compartment.MEDIA.value)
        content = b"".join(self._reading.media_bytes(named.media))
        if not hashlib.sha256(content).hexdigest().startswith(named.begins):
            raise DamagedFileError(Compartment.MEDIA.value)
        return content

    def _attach_picture(
        self, place: Place, opened: tuple[Sniffed, Iterable[bytes]], shrink: Shrink | None
    ) -> Attached:
        found, pieces = opened
        if not self._may_photograph(place.interview):
            raise AttachmentRefusedError(AttachFault.NOT_ALLOWED)
        original = b"".join(_within(pieces, MOST_PICTURE_BYTES))
        copy = _picture(original, found, shrink)
        item = self._keep(place, found.mime, (copy,))
        if copy != original:
            self._keep(replace(place, path=original_of(item.id)), found.mime, (original,))
        return _attached(item)

    def _may_photograph(self, interview: InterviewId) -> bool:
        return permissions.allows(self._reading.interview(interview).consents, Purpose.PHOTO)


def _opened(content: Iterable[bytes]) -> tuple[bytes, Iterable[bytes]]:
    """Return the beginning of a file, and the whole of it."""
    pieces, head = iter(content), b""
    while len(head) < HEAD:
        piece = next(pieces, None)
        if piece is None:
            break
        head += piece
    if not head:
        raise AttachmentRefusedError(AttachFault.EMPTY)
    return head, chain((head,), pieces)


def _demand_fitting(kind: QuestionKind, found: Sniffed) -> None:
    if found.is_picture and not is_cleanable(found.mime):
        raise AttachmentRefusedError(AttachFault.NOT_CLEANABLE)
    if kind is QuestionKind.IMAGE and not found.is_picture:
        raise AttachmentRefusedError(AttachFault.NOT_A_PICTURE)
    if kind is QuestionKind.AUDIO and not found.may_be_heard:
        raise AttachmentRefusedError(AttachFault.NOT_A_RECORDING)
    if kind is QuestionKind.VIDEO and not found.may_be_seen:
        raise AttachmentRefusedError(AttachFault.NOT_A_VIDEO)


def _picture(content: bytes, found: Sniffed, shrink: Shrink | None) -> bytes:
    try:
        if shrink is not None:
            content = shrink(content)
        return cleaned(content, found.mime)
    except BrokenPictureError as broken:
        raise AttachmentRefusedError(AttachFault.NOT_A_PICTURE) from broken


def _within(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise AttachmentRefusedError(AttachFault.TOO_LARGE, most)
        yield piece


def _attached(item: MediaItem) -> Attached:
    return Attached(str(name_of(item.id, item.mime, item.sha256)), item.mime, item.size)
