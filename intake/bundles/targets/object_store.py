"""S3 storage and WebDAV, by opendal. Whole pieces only: its WebDAV cannot stream."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from intake.domain.errors import MissingExtraError
from intake.domain.target_errors import TargetDeniedError, TargetUnreachableError
from intake.domain.targets import Target, TargetKind

if TYPE_CHECKING:
    import opendal

_DENIED: Final = ("status: 401", "status: 403", "Unauthorized", "AccessDenied")
_TRIES, _FIRST_WAIT, _LONGEST_WAIT = 3, 0.2, 2.0


class ObjectBlobs:
    """Implements `Blobs`. TLS certificates are verified; nothing else is taken on trust."""

    def __init__(self, target: Target) -> None:
        self._target = target.name
        self._operator = _operator(target)
        self._can_rename = bool(self._operator.capability().rename)

    def sizes(self, folder: str) -> Mapping[str, int]:
        """List one folder."""
        import opendal

        found: dict[str, int] = {}
        with self._watched():
            try:
                for entry in self._operator.list(f"{folder}/"):
                    name = entry.path.removeprefix(f"{folder}/")
                    if name and not name.endswith("/"):
                        found[name] = entry.metadata.content_length
            except opendal.exceptions.NotFound:
                return {}
        return found

    def read(self, name: str) -> bytes | None:
        """Read one piece."""
        import opendal

        with self._watched():
            try:
                return bytes(self._operator.read(name))
            except opendal.exceptions.NotFound:
                return None

    def write(self, name: str, data: bytes) -> None:
        """Write one piece in one request."""
        with self._watched():
            self._operator.write(name, data)

    def write_whole(self, name: str, data: bytes) -> None:
        """Write beside it and rename; S3 has no rename, and shows no half object."""
        if not self._can_rename:
            self.write(name, data)
            return
        with self._watched():
            self._operator.write(f"{name}.part", data)
            self._operator.rename(f"{name}.part", name)

    def remove(self, name: str) -> None:
        """Remove one piece."""
        with self._watched():
            self._operator.delete(name)

    def close(self) -> None:
        """Leave the connections to end with this object."""

    @contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            yield
        except _failures() as failed:
            name = type(failed).__name__
            if name == "PermissionDenied" or any(each in str(failed) for each in _DENIED):
                raise TargetDeniedError(self._target) from failed
            raise TargetUnreachableError(self._target, name) from failed


def _failures() -> tuple[type[Exception], ...]:
    """Return every error of opendal: they have no ancestor of their own."""
    from opendal import exceptions

    return tuple(each for each in vars(exceptions).values() if isinstance(each, type))


def _operator(target: Target) -> "opendal.Operator":
    try:
        import opendal
    except ImportError as absent:
        raise MissingExtraError("targets") from absent
    settings = target.settings
    if target.kind is TargetKind.S3:
        options = {
            "endpoint": settings["url"],
            "bucket": settings["bucket"],
            "region": settings.get("region") or "auto",
            "root": settings.get("folder") or "/",
            "access_key_id": settings["key_id"],
            "secret_access_key": settings["secret"],
            "disable_config_load": "true",  # nothing of this computer's own accounts
            "disable_ec2_metadata": "true",
        }
    else:
        options = {"endpoint": settings["url"]}
        if settings.get("user"):
            options["username"] = settings["user"]
            options["password"] = settings.get("password", "")
    retry = opendal.layers.RetryLayer(
        max_times=_TRIES, min_delay=_FIRST_WAIT, max_delay=_LONGEST_WAIT
    )
    return opendal.Operator(target.kind.value, **options).layer(retry)
