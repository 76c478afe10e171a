"""Signatures over files: minisign's format, and nothing but what was meant."""

import io
import shutil
import subprocess
from pathlib import Path

import minisign
import pytest

from intake.ledger.points import L
from intake.storage.keys.file_signing import (
    FileKind,
    FileSignatureError,
    FileSigner,
    SignatureFault,
    _secret_line,
    key_id,
    minisign_public,
    public_line,
    read_public_line,
    signer_key_id,
    verify_file,
)

ORG = "0a" * 16
ID = "0197-x"
SIGNER = FileSigner(bytes(range(32)))
GOOD = SIGNER.sign_file(FileKind.BUNDLE, ORG, ID, b"content")


def fault_of(
    signature: bytes, *, data: bytes = b"content", line: str = SIGNER.public_line
) -> SignatureFault:
    with pytest.raises(FileSignatureError) as refused:
        verify_file(line, FileKind.BUNDLE, ORG, ID, data=data, signature=signature)
    return refused.value.fault


def signed_otherwise(
    *, prehash: bool = True, comment: str = f"intake/1 bundle {ORG} {ID}"
) -> bytes:
    key = minisign.SecretKey.from_base64(_secret_line(bytes(range(32))))
    return bytes(key.sign(b"content", prehash=prehash, trusted_comment=comment))


def test_signature_is_believed() -> None:
    verify_file(SIGNER.public_line, FileKind.BUNDLE, ORG, ID, data=b"content", signature=GOOD)
    verify_file(
        SIGNER.public_line, FileKind.BUNDLE, ORG, ID, data=io.BytesIO(b"content"), signature=GOOD
    )
    assert signer_key_id(GOOD) == key_id(SIGNER.public_line)


def test_stream_is_signed_like_bytes() -> None:
    assert SIGNER.sign_file(FileKind.BUNDLE, ORG, ID, io.BytesIO(b"content")) == GOOD


@pytest.mark.parametrize(
    "comment",
    [
        f"intake/1 receipt {ORG} {ID}",
        f"intake/1 bundle {'0b' * 16} {ID}",
        f"intake/1 bundle {ORG} another",
        f"intake/1 bundle {ORG} {ID} ",
        f"intake/2 bundle {ORG} {ID}",
        "timestamp:1",
    ],
)
def test_signature_for_something_else_is_refused(comment: str) -> None:
    assert fault_of(signed_otherwise(comment=comment)) is SignatureFault.COMMENT


def test_legacy_signature_is_refused() -> None:
    assert fault_of(signed_otherwise(prehash=False)) is SignatureFault.LEGACY


def test_signature_by_another_key_is_refused() -> None:
    other = FileSigner(bytes(32)).sign_file(FileKind.BUNDLE, ORG, ID, b"content")
    assert fault_of(other) is SignatureFault.KEY


def test_other_content_is_refused() -> None:
    assert fault_of(GOOD, data=b"Content") is SignatureFault.SIGNATURE


def test_signature_with_s_beyond_the_order_is_refused() -> None:
    lines = GOOD.split(b"\n")
    import base64

    raw = base64.b64decode(lines[1])
    s = int.from_bytes(raw[-32:], "little") + L
    lines[1] = base64.b64encode(raw[:-32] + s.to_bytes(32, "little"))
    assert fault_of(b"\n".join(lines)) is SignatureFault.SIGNATURE


@pytest.mark.parametrize("text", [b"", b"x\n" * 4, GOOD[:-20], GOOD + b"more\n", b"\xff" * 40])
def test_text_that_is_no_signature_is_refused(text: bytes) -> None:
    assert fault_of(text) is SignatureFault.MALFORMED
    if text != GOOD[:-20]:
        with pytest.raises(FileSignatureError):
            signer_key_id(text)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "x",
        public_line(b"\x01" + bytes(31)),
        SIGNER.public_line[:-2],
        SIGNER.public_line + "=",
        "RW" + SIGNER.public_line[2:12] + "A" + SIGNER.public_line[13:],
    ],
)
def test_public_line_that_is_none_is_refused(line: str) -> None:
    with pytest.raises(FileSignatureError):
        read_public_line(line)
    assert fault_of(GOOD, line=line) is SignatureFault.KEY


def test_public_line_gives_its_key_back() -> None:
    assert read_public_line(SIGNER.public_line) == SIGNER.public


def test_wiped_signer_signs_no_more() -> None:
    signer = FileSigner(bytes(32))
    signer.wipe()
    with pytest.raises(minisign.Error):
        signer.sign_file(FileKind.BUNDLE, ORG, ID, b"")


@pytest.mark.skipif(
    shutil.which("minisign") is None, reason="the minisign program is not installed"
)
def test_minisign_believes_the_signature(tmp_path: Path) -> None:
    file, key = tmp_path / "file", tmp_path / "key.pub"
    file.write_bytes(b"content")
    file.with_name("file.minisig").write_bytes(GOOD)
    key.write_text(minisign_public(SIGNER.public_line))
    for how in (["-p", str(key)], ["-P", SIGNER.public_line]):
        said = subprocess.run(
            ["minisign", "-V", *how, "-m", str(file)], capture_output=True, text=True, check=False
        )
        assert said.returncode == 0, said
        assert f"intake/1 bundle {ORG} {ID}" in said.stdout
    file.write_bytes(b"Content")
    refused = subprocess.run(
        ["minisign", "-V", "-p", str(key), "-m", str(file)], capture_output=True, check=False
    )
    assert refused.returncode != 0


def test_signer_does_not_show_its_seed() -> None:
    assert repr(SIGNER) == f"<FileSigner {SIGNER.public_line}>"
    with pytest.raises(ValueError):
        FileSigner(bytes(31))
