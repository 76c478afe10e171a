"""What is told of a picture, and asked, before it is taken in."""

from dataclasses import dataclass
from enum import StrEnum

from intake.i18n import Words
from intake.i18n.consent_script import leaflet
from intake.services.attaching import Looked

PHOTO_TEXT = "photo"


class FileDecision(StrEnum):
    """What was decided about a file that waits."""

    ATTACH = "attach"
    """Take it in; where the person was to be asked: with a yes."""
    REFUSED = "refused"
    """The person said no to photographs."""
    LEAVE = "leave"
    """Leave this file out; nothing was said."""


@dataclass(frozen=True, slots=True)
class FileAsk:
    """A file that waits for a decision."""

    told: str = ""
    """What the picture says by the way, and what becomes of that."""
    asked: str = ""
    """What the person is asked, in both languages; empty where a yes is there."""


def ask_of(looked: Looked, words: Words) -> FileAsk:
    """Return what is said of a file that was looked at."""
    return FileAsk(_told(looked, words), _asked(words) if looked.needs_yes else "")


def _told(looked: Looked, words: Words) -> str:
    facts, gettext = looked.facts, words.gettext
    if not facts.says_anything:
        return ""
    said = []
    if facts.place:
        said.append(gettext("This picture says where it was taken: {place}.", place=facts.place))
    if facts.taken:
        said.append(gettext("This picture says when it was taken: {time}.", time=facts.taken))
    if facts.camera:
        said.append(
            gettext("This picture says with what it was taken: {camera}.", camera=facts.camera)
        )
    said.append(
        gettext(
            "The copy that is shown, printed and exported says none of this. The picture as it "
            "came stays sealed in the store."
        )
    )
    return "\n".join(said)


def _asked(words: Words) -> str:
    spoken = leaflet(PHOTO_TEXT).text
    first = words.language.partition("-")[0]
    tags = sorted(spoken, key=lambda tag: (tag != first, tag))
    return "\n".join(spoken[tag] for tag in tags)
