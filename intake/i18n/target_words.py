"""Kinds of targets, their settings, and what came of them last, in words."""

from collections.abc import Mapping
from typing import Final

from intake.domain.targets import TargetKind
from intake.i18n import N_

KINDS: Final[Mapping[TargetKind, str]] = {
    TargetKind.FOLDER: N_("Folder or stick"),
    TargetKind.WEBDAV: N_("WebDAV server (Nextcloud)"),
    TargetKind.S3: N_("S3 storage"),
    TargetKind.SFTP: N_("SFTP server"),
}
SETTINGS: Final[Mapping[str, str]] = {
    "path": N_("Folder"),
    "url": N_("Address (https://…)"),
    "user": N_("User"),
    "password": N_("Password"),
    "bucket": N_("Name of the bucket"),
    "region": N_("Region, if there is one"),
    "folder": N_("Folder there, if there is one"),
    "key_id": N_("Key id"),
    "secret": N_("Secret key"),
    "host": N_("Server"),
    "port": N_("Port, if it is another than 22"),
    "host_key": N_("Key of the server (ssh-keyscan)"),
    "key_file": N_("Key file, if there is one"),
}
