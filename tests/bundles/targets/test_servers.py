"""Real servers, killed in mid-upload and started again: no half file, none lost, none doubled."""

import shutil
import sys
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path

import pytest

from intake.bundles.targets import Place, open_place
from intake.bundles.targets.mailbox import PIECE
from intake.domain.target_errors import (
    StrangeServerError,
    TargetDeniedError,
    TargetUnreachableError,
)
from intake.domain.targets import Target, TargetKind
from tests.bundles.targets.conftest import (
    PASSWORD,
    USER,
    Server,
    moto,
    rclone,
    some_bytes,
    webdav_settings,
    wsgidav,
)
from tests.bundles.targets.test_mailbox import opened, quiet, sealed

BOX = "ab" * 16
Serve = Callable[[Callable[[int], list[str]]], Server]
pytestmark = pytest.mark.enable_socket
needs_rclone = pytest.mark.skipif(shutil.which("rclone") is None, reason="rclone is not here")


def s3_settings(server: Server) -> dict[str, str]:
    url = f"http://127.0.0.1:{server.port}"
    return {
        "url": url, "bucket": "outbox", "region": "us-east-1", "key_id": USER, "secret": PASSWORD,
    }  # fmt: skip


def new_bucket(server: Server) -> None:
    """Make the bucket, as its keeper does; a station has no right to."""
    url = f"http://127.0.0.1:{server.port}/outbox"
    asked = urllib.request.Request(url, method="PUT")
    urllib.request.urlopen(asked).close()


@pytest.fixture
def large(tmp_path: Path) -> Path:
    file = tmp_path / "large.intake"
    file.write_bytes(some_bytes(3 * PIECE - 7, "large"))
    return file


def demand_whole(place: Place, file: Path, into: Path) -> None:
    """Post a file, fetch it, post it again, remove it."""
    posted = place.post(file, sealed, quiet)
    assert place.waiting() == (posted.name,)
    into.mkdir()
    fetched = place.fetch(posted.name, into, opened, quiet)
    assert fetched.read_bytes() == file.read_bytes()
    again = place.post(file, sealed, quiet, is_first=False)
    assert (again.name, again.was_there) == (posted.name, True)
    place.remove(posted.name)
    assert place.waiting() == ()
    place.close()


def demand_resumed(place: Callable[[], Place], server: Server, file: Path, into: Path) -> None:
    """Kill the server behind the first piece, start it again, and go on."""

    def kill(done: int, _all: int) -> None:
        if done == PIECE:
            server.kill()

    with pytest.raises(TargetUnreachableError):
        place().post(file, sealed, kill)
    server.start()
    assert place().waiting() == ()
    posted = place().post(file, sealed, quiet, is_first=False)
    assert (posted.pieces, posted.sent) == (3, 2)
    into.mkdir()
    assert place().fetch(posted.name, into, opened, quiet).read_bytes() == file.read_bytes()
    assert place().waiting() == (posted.name,)


def test_webdav_keeps_files_whole(serve: Serve, tmp_path: Path, large: Path) -> None:
    folder = tmp_path / "served"
    folder.mkdir()
    target = Target("dav", TargetKind.WEBDAV, webdav_settings(serve(wsgidav(folder))))
    demand_whole(open_place(target, BOX), large, tmp_path / "into")


def test_webdav_that_was_killed_goes_on(serve: Serve, tmp_path: Path, large: Path) -> None:
    folder = tmp_path / "served"
    folder.mkdir()
    server = serve(wsgidav(folder))
    target = Target("dav", TargetKind.WEBDAV, webdav_settings(server))
    demand_resumed(lambda: open_place(target, BOX), server, large, tmp_path / "into")
    names = {each.name for each in folder.rglob("*") if each.is_file()}
    assert not any(each.endswith(".part") for each in names)


def test_s3_keeps_files_whole_and_wants_its_bucket(
    serve: Serve, tmp_path: Path, large: Path
) -> None:
    server = serve(moto(tmp_path))
    target = Target("s3", TargetKind.S3, s3_settings(server))
    with pytest.raises(TargetUnreachableError):
        open_place(target, BOX).post(large, sealed, quiet)
    new_bucket(server)
    demand_whole(open_place(target, BOX), large, tmp_path / "into")


@needs_rclone
@pytest.mark.parametrize("kind", ["webdav", "sftp"])
def test_rclone_that_was_killed_goes_on(
    serve: Serve, tmp_path: Path, large: Path, kind: str
) -> None:
    folder = tmp_path / "served"
    folder.mkdir()
    if kind == "webdav":
        server = serve(rclone("webdav", folder))
        target = Target("dav", TargetKind.WEBDAV, webdav_settings(server))
    else:
        key = tmp_path / "host"
        server = serve(rclone("sftp", folder, "--key", str(new_host_key(key))))
        target = sftp_target(server, key.with_suffix(".pub").read_text())
    demand_resumed(lambda: open_place(target, BOX), server, large, tmp_path / "into")


def test_wrong_password_and_no_server_are_told_apart(
    serve: Serve, tmp_path: Path, large: Path
) -> None:
    server = serve(wsgidav(tmp_path))
    wrong = webdav_settings(server, password="another")
    with pytest.raises(TargetDeniedError):
        open_place(Target("dav", TargetKind.WEBDAV, wrong), BOX).waiting()
    server.kill()
    with pytest.raises(TargetUnreachableError):
        open_place(Target("dav", TargetKind.WEBDAV, webdav_settings(server)), BOX).waiting()


def new_host_key(file: Path) -> Path:
    """Make a key of a server, as OpenSSH writes it."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
        PublicFormat,
    )

    made = Ed25519PrivateKey.generate()
    file.write_bytes(made.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    file.with_suffix(".pub").write_bytes(
        made.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH)
    )
    return file


def sftp_target(server: Server, host_key: str) -> Target:
    settings = {
        "host": "127.0.0.1", "port": str(server.port), "user": USER, "password": PASSWORD,
        "host_key": host_key, "folder": ".",
    }  # fmt: skip
    return Target("sftp", TargetKind.SFTP, settings)


SFTP = """
import os, socket, sys, threading
import paramiko
root, port, key, user, password = sys.argv[1:]

class Door(paramiko.ServerInterface):
    def check_auth_password(self, name, given):
        good = (name, given) == (user, password)
        return paramiko.AUTH_SUCCESSFUL if good else paramiko.AUTH_FAILED
    def check_channel_request(self, kind, chanid):
        return paramiko.OPEN_SUCCEEDED
    def get_allowed_auths(self, name):
        return "password"

class Handle(paramiko.SFTPHandle):
    def stat(self):
        return paramiko.SFTPAttributes.from_stat(os.fstat(self.readfile.fileno()))

class Files(paramiko.SFTPServerInterface):
    def _at(self, path):
        return os.path.join(root, path.lstrip("/"))
    def _do(self, work, *paths):
        try:
            work(*map(self._at, paths))
        except OSError as failed:
            return paramiko.SFTPServer.convert_errno(failed.errno)
        return paramiko.SFTP_OK
    def list_folder(self, path):
        try:
            found = []
            for entry in os.scandir(self._at(path)):
                facts = paramiko.SFTPAttributes.from_stat(entry.stat())
                facts.filename = entry.name
                found.append(facts)
            return found
        except OSError as failed:
            return paramiko.SFTPServer.convert_errno(failed.errno)
    def stat(self, path):
        try:
            return paramiko.SFTPAttributes.from_stat(os.stat(self._at(path)))
        except OSError as failed:
            return paramiko.SFTPServer.convert_errno(failed.errno)
    lstat = stat
    def open(self, path, flags, attr):
        try:
            handle = os.open(self._at(path), flags, 0o600)
        except OSError as failed:
            return paramiko.SFTPServer.convert_errno(failed.errno)
        writes = flags & os.O_WRONLY or flags & os.O_RDWR
        file = os.fdopen(handle, "wb" if writes else "rb")
        made = Handle(flags)
        made.readfile = made.writefile = file
        return made
    def remove(self, path):
        return self._do(os.remove, path)
    def mkdir(self, path, attr):
        return self._do(os.mkdir, path)
    def posix_rename(self, old, new):
        return self._do(os.replace, old, new)

listener = socket.create_server(("127.0.0.1", int(port)))
while True:
    connection, _ = listener.accept()
    try:
        line = paramiko.Transport(connection)
        line.add_server_key(paramiko.Ed25519Key.from_private_key_file(key))
        line.set_subsystem_handler("sftp", paramiko.SFTPServer, Files)
        line.start_server(server=Door(), event=threading.Event())
    except Exception:
        connection.close()
"""


@pytest.fixture
def sftp(serve: Serve, tmp_path: Path) -> tuple[Server, Target]:

    folder, key = tmp_path / "served", new_host_key(tmp_path / "host")
    folder.mkdir()
    words = (sys.executable, "-c", SFTP, str(folder))
    server = serve(lambda port: [*words, str(port), str(key), USER, PASSWORD])
    return server, sftp_target(server, key.with_suffix(".pub").read_text())


def test_sftp_keeps_files_whole(sftp: tuple[Server, Target], tmp_path: Path, large: Path) -> None:
    demand_whole(open_place(sftp[1], BOX), large, tmp_path / "into")


def test_sftp_that_was_killed_goes_on(
    sftp: tuple[Server, Target], tmp_path: Path, large: Path
) -> None:
    server, target = sftp
    demand_resumed(lambda: open_place(target, BOX), server, large, tmp_path / "into")


def test_server_with_another_key_is_told_nothing(
    sftp: tuple[Server, Target], tmp_path: Path
) -> None:
    server, _target = sftp
    new_host_key(tmp_path / "other")
    other = sftp_target(server, (tmp_path / "other.pub").read_text())
    with pytest.raises(StrangeServerError):
        open_place(other, BOX).waiting()


def test_sftp_refuses_a_wrong_password(sftp: tuple[Server, Target]) -> None:
    settings = dict(sftp[1].settings) | {"password": "another"}
    with pytest.raises(TargetDeniedError):
        open_place(Target("sftp", TargetKind.SFTP, settings), BOX).waiting()


HTTPS = """
import http.server, ssl, sys
port, key, certificate = sys.argv[1:]
door = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
door.load_cert_chain(certificate, key)
server = http.server.HTTPServer(("127.0.0.1", int(port)), http.server.SimpleHTTPRequestHandler)
server.socket = door.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
server.serve_forever()
"""


def self_signed(folder: Path) -> tuple[Path, Path]:
    """Make a key, and a certificate for this computer that nobody vouches for."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "nobody")])
    here = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    begun = datetime(2026, 1, 1, tzinfo=UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 7)
        .not_valid_before(begun)
        .not_valid_after(begun.replace(year=2046))
        .add_extension(here, critical=False)
        .sign(key, hashes.SHA256())
    )
    files = folder / "key.pem", folder / "certificate.pem"
    files[0].write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    files[1].write_bytes(made.public_bytes(Encoding.PEM))
    return files


@pytest.mark.parametrize("kind", [TargetKind.WEBDAV, TargetKind.S3])
def test_certificate_that_nobody_vouches_for_is_refused(
    serve: Serve, tmp_path: Path, kind: TargetKind
) -> None:
    key, certificate = self_signed(tmp_path)
    words = (sys.executable, "-c", HTTPS)
    server = serve(lambda port: [*words, str(port), str(key), str(certificate)])
    settings = s3_settings(server) if kind is TargetKind.S3 else dict(webdav_settings(server))
    settings["url"] = settings["url"].replace("http://", "https://")
    with pytest.raises(TargetUnreachableError) as refused:
        open_place(Target("tls", kind, settings), BOX).waiting()
    assert "certificate" in str(refused.value.__cause__).lower()
