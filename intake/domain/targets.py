"""Places that carry sealed bundles: a folder or stick, WebDAV, S3 storage, SFTP."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from intake.domain.target_errors import TargetSettingError

_HERE: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_MAILBOX: Final = b"intake/1/mailbox\0"


class TargetKind(StrEnum):
    """What kind of place a target is."""

    FOLDER = "folder"
    WEBDAV = "webdav"
    S3 = "s3"
    SFTP = "sftp"


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that a kind of target must or may be told."""

    name: str
    is_needed: bool = True
    is_secret: bool = False


SETTINGS: Final[Mapping[TargetKind, tuple[Setting, ...]]] = {
    TargetKind.FOLDER: (Setting("path"),),
    TargetKind.WEBDAV: (
        Setting("url"),
        Setting("user", is_needed=False),
        Setting("password", is_needed=False, is_secret=True),
    ),
    TargetKind.S3: (
        Setting("url"),
        Setting("bucket"),
        Setting("region", is_needed=False),
        Setting("folder", is_needed=False),
        Setting("key_id"),
        Setting("secret", is_secret=True),
    ),
    TargetKind.SFTP: (
        Setting("host"),
        Setting("port", is_needed=False),
        Setting("user"),
        Setting("host_key"),
        Setting("folder", is_needed=False),
        Setting("password", is_needed=False, is_secret=True),
        Setting("key_file", is_needed=False),
    ),
}
"""`host_key` is what `ssh-keyscan` prints behind the name: a type and base64."""


@dataclass(frozen=True, slots=True)
class Target:
    """One place, and what opens it. Settings are kept in the encrypted store only."""

    name: str
    kind: TargetKind
    settings: Mapping[str, str] = field(repr=False)

    def demand_settings(self) -> None:
        """Refuse a target that lacks something, knows something else, or would send in clear.

        Raises TargetSettingError.
        """
        known = {each.name: each for each in SETTINGS[self.kind]}
        for name in self.settings:
            if name not in known:
                raise TargetSettingError(self.name, name)
        for each in known.values():
            if each.is_needed and not self.settings.get(each.name, "").strip():
                raise TargetSettingError(self.name, each.name)
        if "url" in known and not _is_guarded(self.settings["url"]):
            raise TargetSettingError(self.name, "url")
        if not self.settings.get("port", "1").isdecimal():
            raise TargetSettingError(self.name, "port")

    def shown(self) -> dict[str, str]:
        """Return the settings without the secrets."""
        secret = {each.name for each in SETTINGS[self.kind] if each.is_secret}
        return {name: value for name, value in self.settings.items() if name not in secret}


def mailbox_of(recipient: str) -> str:
    """Return the name under which everything for one inbox key lies: 32 hexadecimal digits.

    It looks random, both sides know it without asking, and it changes with the inbox key
    (security.md 24). `recipient` is an age recipient.
    """
    return hashlib.sha256(_MAILBOX + recipient.encode("ascii")).hexdigest()[:32]


def _is_guarded(url: str) -> bool:
    """Tell whether an address is encrypted on its way, or never leaves this computer."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.username or parts.password or not host:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and host in _HERE)
