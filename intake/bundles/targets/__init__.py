"""Carrying sealed files through places that nobody needs to trust."""

from intake.bundles.targets.place import Place, Posted
from intake.domain.targets import Target, TargetKind

__all__ = ["Place", "Posted", "open_place"]


def open_place(target: Target, mailbox: str) -> Place:
    """Return the place that `target` names, for what lies under `mailbox`.

    Raises MissingExtraError where the extra `targets` is not installed, TargetSettingError, and
    the other errors of `intake.domain.target_errors` once it is used.
    """
    target.demand_settings()
    if target.kind is TargetKind.FOLDER:
        from intake.bundles.targets.folder import FolderPlace

        return FolderPlace(target)
    from intake.bundles.targets.mailbox import MailboxPlace

    if target.kind is TargetKind.SFTP:
        from intake.bundles.targets.sftp import SftpBlobs

        return MailboxPlace(SftpBlobs(target), mailbox)
    from intake.bundles.targets.object_store import ObjectBlobs

    return MailboxPlace(ObjectBlobs(target), mailbox)
