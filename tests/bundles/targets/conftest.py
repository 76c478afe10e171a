"""Real servers, each in a process of its own, which can be killed and started again."""

import contextlib
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

USER, PASSWORD = "station", "not a secret"
WAIT = 30.0


class Server:
    """A program that listens on a port of this computer."""

    def __init__(self, command: Callable[[int], list[str]], log: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self._command = command(self.port)
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> "Server":
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, stdout=log, stderr=log, start_new_session=True
            )
        end = time.monotonic() + WAIT
        while time.monotonic() < end:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port)):
                return self
            time.sleep(0.05)
        raise AssertionError(self._log.read_text(errors="replace"))

    def kill(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[[Callable[[int], list[str]]], Server]]:
    """Starts a server, and kills it when the test is over."""
    started: list[Server] = []

    def start(command: Callable[[int], list[str]]) -> Server:
        server = Server(command, tmp_path / f"server-{len(started)}.log").start()
        started.append(server)
        return server

    yield start
    for each in started:
        each.kill()


WSGIDAV = """
import sys
from cheroot import wsgi
from wsgidav.wsgidav_app import WsgiDAVApp
folder, port, user, password = sys.argv[1:]
app = WsgiDAVApp({
    "provider_mapping": {"/": folder}, "logging": {"enable": False}, "verbose": 0,
    "http_authenticator": {"domain_controller": None, "accept_basic": True, "accept_digest": False},
    "simple_dc": {"user_mapping": {"*": {user: {"password": password}}}},
})
wsgi.Server(("127.0.0.1", int(port)), app).start()
"""


def wsgidav(folder: Path) -> Callable[[int], list[str]]:
    """Return how WsgiDAV is started."""
    return lambda port: [
        sys.executable, "-c", WSGIDAV, str(folder), str(port), USER, PASSWORD,
    ]  # fmt: skip


def moto(_folder: Path) -> Callable[[int], list[str]]:
    """Return how moto is started; it keeps everything in memory."""
    return lambda port: [
        sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port),
    ]  # fmt: skip


def rclone(kind: str, folder: Path, *more: str) -> Callable[[int], list[str]]:
    """Return how Debian's rclone serves a folder."""
    tool = shutil.which("rclone") or "rclone"
    return lambda port: [
        tool, "serve", kind, "--addr", f"127.0.0.1:{port}", "--user", USER, "--pass", PASSWORD,
        *more, str(folder),
    ]  # fmt: skip


def some_bytes(size: int, seed: str) -> bytes:
    """Return bytes that look random and are the same each time."""
    return hashlib.shake_256(seed.encode()).digest(size)


def webdav_settings(server: Server, *, password: str = PASSWORD) -> Mapping[str, str]:
    """Return what a target needs to know of a WebDAV server of these tests."""
    return {"url": f"http://127.0.0.1:{server.port}", "user": USER, "password": password}
