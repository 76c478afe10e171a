"""SFTP by paramiko, with the server's key written down beforehand: no other is spoken to."""

import base64
import contextlib
import errno
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from intake.domain.errors import MissingExtraError
from intake.domain.target_errors import (
    StrangeServerError,
    TargetDeniedError,
    TargetSettingError,
    TargetUnreachableError,
)
from intake.domain.targets import Target

if TYPE_CHECKING:
    import paramiko

_PORT: Final = 22
_SECONDS: Final = 20.0


class SftpBlobs:
    """Implements `Blobs`; it connects at the first request."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._root = PurePosixPath(target.settings.get("folder") or ".")
        self._client: Any = None
        self._files: paramiko.SFTPClient | None = None
        _paramiko()

    def sizes(self, folder: str) -> Mapping[str, int]:
        """List one folder."""
        with self._watched() as files:
            try:
                entries = files.listdir_attr(self._path(folder))
            except FileNotFoundError:
                return {}
            return {
                each.filename: each.st_size or 0
                for each in entries
                if stat.S_ISREG(each.st_mode or 0) and not each.filename.endswith(".part")
            }

    def read(self, name: str) -> bytes | None:
        """Read one piece."""
        with self._watched() as files:
            try:
                with files.open(self._path(name), "rb") as file:
                    file.prefetch()
                    return bytes(file.read())
            except FileNotFoundError:
                return None

    def write(self, name: str, data: bytes) -> None:
        """Write one piece beside its name, and rename it."""
        self.write_whole(name, data)

    def write_whole(self, name: str, data: bytes) -> None:
        """Write one piece beside its name, and rename it."""
        with self._watched() as files:
            path = self._path(name)
            self._make_folders(files, PurePosixPath(path).parent)
            with files.open(f"{path}.part", "wb") as file:
                file.set_pipelined(pipelined=True)
                file.write(data)
            files.posix_rename(f"{path}.part", path)

    def remove(self, name: str) -> None:
        """Remove one piece."""
        with self._watched() as files, contextlib.suppress(FileNotFoundError):
            files.remove(self._path(name))

    def close(self) -> None:
        """End the connection."""
        if self._client is not None:
            self._client.close()
        self._client = self._files = None

    def _path(self, name: str) -> str:
        return str(self._root / name)

    def _make_folders(self, files: "paramiko.SFTPClient", folder: PurePosixPath) -> None:
        missing = []
        for each in (folder, *folder.parents):
            try:
                files.stat(str(each))
                break
            except FileNotFoundError:
                missing.append(each)
        for each in reversed(missing):
            with contextlib.suppress(OSError):  # somebody else has made it meanwhile
                files.mkdir(str(each))

    @contextmanager
    def _watched(self) -> Iterator["paramiko.SFTPClient"]:
        paramiko, name = _paramiko(), self._target.name
        try:
            yield self._connected()
        except paramiko.BadHostKeyException as strange:
            raise StrangeServerError(name) from strange
        except paramiko.AuthenticationException as refused:
            raise TargetDeniedError(name) from refused
        except PermissionError as refused:
            raise TargetDeniedError(name) from refused
        except (paramiko.SSHException, OSError, EOFError) as failed:
            self.close()
            is_full = isinstance(failed, OSError) and failed.errno in {errno.ENOSPC, errno.EDQUOT}
            reason = "full" if is_full else type(failed).__name__
            raise TargetUnreachableError(name, reason) from failed

    def _connected(self) -> "paramiko.SFTPClient":
        if self._files is not None:
            return self._files
        paramiko, settings = _paramiko(), self._target.settings
        host, port = settings["host"], int(settings.get("port") or _PORT)
        client = paramiko.SSHClient()
        client.set_missing_host_key_policy(paramiko.RejectPolicy())
        kind, key = self._host_key()
        known = host if port == _PORT else f"[{host}]:{port}"
        client.get_host_keys().add(known, kind, key)
        client.connect(
            host,
            port,
            settings["user"],
            settings.get("password") or None,
            key_filename=settings.get("key_file") or None,
            timeout=_SECONDS,
            banner_timeout=_SECONDS,
            auth_timeout=_SECONDS,
            allow_agent=False,  # only what was written down
            look_for_keys=False,
            disabled_algorithms={"pubkeys": ["ssh-rsa"]},
        )
        self._client, self._files = client, client.open_sftp()
        self._files.get_channel().settimeout(_SECONDS)
        return self._files

    def _host_key(self) -> tuple[str, Any]:
        paramiko = _paramiko()
        try:
            kind, key = self._target.settings["host_key"].split()[:2]
            return kind, paramiko.PKey.from_type_string(kind, base64.b64decode(key, validate=True))
        except Exception as unreadable:
            raise TargetSettingError(self._target.name, "host_key") from unreadable


def _paramiko() -> Any:
    try:
        import paramiko
    except ImportError as absent:
        raise MissingExtraError("targets") from absent
    return paramiko
