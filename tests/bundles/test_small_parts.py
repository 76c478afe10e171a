"""Padmé lengths, strict tar, age headers, admissible keys, and the child by itself."""

import base64
import hashlib
import io
import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import nacl.bindings
import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.bundles.age_header import check_age_header
from intake.bundles.child import Exit, main
from intake.bundles.child_process import child_command
from intake.bundles.padding import LEAST, padded_length
from intake.bundles.sealing import is_recipient, recipient_of
from intake.bundles.sealing.signatures import is_valid, key_id, read_signature
from intake.bundles.strict_tar import END, TarReader, filling, header_block, space
from intake.domain.errors import BundleFault, BundleRefusedError
from intake.ledger.points import L
from tests.bundles.stations import ADDRESSEE, SENDER_KEY, STRANGER_KEY
from tests.vectors.bundle.forge import padme

NAMES = st.from_regex(r"bag/data/media/[0-9a-f]{1,32}", fullmatch=True)


@given(st.integers(0, 1 << 40))
def test_padded_length_wastes_little_and_says_little(length: int) -> None:
    padded = padded_length(length)
    assert padded == padme(length)
    assert padded_length(padded) == padded
    assert padded % 512 == 0
    assert length <= padded <= max(LEAST, length * 1.12)


@given(st.integers(0, 1 << 30), st.integers(0, 1 << 30))
def test_padded_length_never_tells_small_from_large_the_wrong_way(one: int, other: int) -> None:
    smaller, larger = sorted((one, other))
    assert padded_length(smaller) <= padded_length(larger)


@given(st.lists(st.tuples(NAMES, st.binary(max_size=1500)), max_size=5))
def test_strict_tar_is_a_tar(members: list[tuple[str, bytes]]) -> None:
    data = b"".join(
        header_block(name, len(content)) + content + filling(len(content))
        for name, content in members
    )
    assert len(data) == sum(space(len(content)) for _, content in members)
    tar = TarReader(io.BytesIO(data + END).read)
    found = []
    while member := tar.next_member():
        pieces = []
        while piece := tar.content(100):
            pieces.append(piece)
        found.append((member[0], b"".join(pieces)))
    assert found == members
    assert tar.length == len(data) + len(END)
    with tarfile.open(fileobj=io.BytesIO(data + END)) as plain:
        assert [each.name for each in plain] == [name for name, _ in members]


def read_all(tar: TarReader) -> None:
    while tar.next_member():
        while tar.content(512):
            pass


@given(st.binary(max_size=3000))
def test_any_bytes_are_no_tar_or_refused(data: bytes) -> None:
    tar = TarReader(io.BytesIO(data).read)
    with pytest.raises(BundleRefusedError):
        read_all(tar)


@given(st.integers(0, 511), st.integers(1, 255))
def test_every_byte_of_a_tar_header_is_fixed(place: int, change: int) -> None:
    block = bytearray(header_block("bag/data/padding", 5))
    block[place] ^= change
    with pytest.raises(BundleRefusedError):
        TarReader(io.BytesIO(bytes(block)).read).next_member()


def test_name_that_does_not_fit_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="name"):
        header_block("a/" * 50 + "ab", 0)


def test_extended_header_is_refused_before_any_of_it_is_read() -> None:
    block = bytearray(header_block("bag/x", 4 << 30))
    block[156:157] = b"x"
    stream = io.BytesIO(bytes(block) + bytes(10_000))
    with pytest.raises(BundleRefusedError) as refused:
        TarReader(stream.read).next_member()
    assert refused.value.fault is BundleFault.MEMBER_TYPE
    assert stream.tell() == 512


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_age_header_of_the_library_is_taken_whatever_grease_it_adds(
    data: bytes, rest: bytes
) -> None:
    sealed = pyrage.encrypt(data, [ADDRESSEE.to_public()])
    length = check_age_header(sealed + rest)
    assert sealed[:length].endswith(b"\n")
    assert sealed[:length].count(b"\n--- ") == 1


def test_age_header_of_the_age_tool_is_taken(tmp_path: Path) -> None:
    age = shutil.which("age")
    if not age:
        pytest.skip("age is not installed here")
    sealed = subprocess.run(
        [age, "-r", str(ADDRESSEE.to_public())], input=b"x", capture_output=True, check=True
    ).stdout
    assert check_age_header(sealed) == sealed.index(b"\n", sealed.index(b"--- ")) + 1


@given(st.binary(max_size=300))
def test_any_other_header_is_refused(rest: bytes) -> None:
    with pytest.raises(BundleRefusedError):
        check_age_header(b"age-encryption.org/v1\n" + rest)


@pytest.mark.parametrize(
    "stanzas",
    [
        b"",
        b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 42 + b"\n",
        b"-> X25519 " + b"A" * 42 + b"\n" + b"A" * 43 + b"\n",
        b"-> X25519 " + b"A" * 42 + b"B\n" + b"A" * 43 + b"\n",
        b"-> X25519 " + b"A" * 43 + b" more\n" + b"A" * 43 + b"\n",
        b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"=\n",
        b"-> x-grease\n\n-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n",
        (b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n") * 2,
        b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n-> x-grease\n\n-> y-grease\n\n",
    ],
)
def test_malformed_stanza_is_refused(stanzas: bytes) -> None:
    header = b"age-encryption.org/v1\n" + stanzas + b"--- " + b"A" * 43 + b"\n"
    with pytest.raises(BundleRefusedError) as refused:
        check_age_header(header)
    assert refused.value.fault is BundleFault.HEADER_REFUSED


SMALL_ORDER = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
]


@pytest.mark.parametrize("key", SMALL_ORDER)
def test_key_of_small_order_or_odd_encoding_is_not_admitted(key: str) -> None:
    own = bytes.fromhex(key)
    own_id = hashlib.sha256(b"intake/1/minisign\0" + own).digest()[:8]
    with pytest.raises(ValueError, match="admissible"):
        key_id(base64.b64encode(b"Ed" + own_id + own).decode())


@pytest.mark.parametrize(
    "line", ["", "RW", "R" * 56, "~" * 56, base64.b64encode(b"ED" + bytes(40)).decode()]
)
def test_line_that_is_no_public_key_is_not_admitted(line: str) -> None:
    with pytest.raises(ValueError, match="minisign public key"):
        key_id(line)


def test_key_under_the_id_of_another_is_not_admitted() -> None:
    borrowed = base64.b64encode(b"Ed" + STRANGER_KEY.id + SENDER_KEY.public).decode()
    with pytest.raises(ValueError, match="admissible"):
        key_id(borrowed)


def test_ordinary_key_is_admitted() -> None:
    assert key_id(SENDER_KEY.line) == SENDER_KEY.id.hex()


def test_key_with_a_small_part_is_not_admitted() -> None:
    small = bytes.fromhex(SMALL_ORDER[3])
    mixed = nacl.bindings.crypto_core_ed25519_add(SENDER_KEY.public, small)
    own_id = hashlib.sha256(b"intake/1/minisign\0" + mixed).digest()[:8]
    with pytest.raises(ValueError, match="admissible"):
        key_id(base64.b64encode(b"Ed" + own_id + mixed).decode())


@pytest.mark.parametrize("line", [1, 3])
def test_signature_with_a_second_form_is_not_one(line: int) -> None:
    signed = SENDER_KEY.sign(b"a file", "intake/1 bundle x y")
    assert is_valid(b"a file", read_signature(signed), SENDER_KEY.line)
    lines = signed.split(b"\n")
    raw = base64.b64decode(lines[line])
    again = (int.from_bytes(raw[-32:], "little") + L).to_bytes(32, "little")
    lines[line] = base64.b64encode(raw[:-32] + again)
    assert not is_valid(b"a file", read_signature(b"\n".join(lines)), SENDER_KEY.line)


def run(task: str, first: object, data: bytes) -> tuple[int, bytes]:
    out = io.BytesIO()
    code = main(task, io.BytesIO(json.dumps(first).encode() + b"\n" + data), out)
    return code, out.getvalue()


def test_child_seals_and_opens() -> None:
    code, sealed = run("seal", {"recipient": str(ADDRESSEE.to_public())}, b"plain")
    assert code == Exit.DONE
    assert run("open", {"identity": str(ADDRESSEE)}, sealed) == (Exit.DONE, b"plain")


@pytest.mark.parametrize(
    ("task", "first"),
    [
        ("seal", {"identity": "x"}),
        ("open", {"recipient": "x"}),
        ("dance", {"recipient": "x"}),
        ("seal", []),
        ("seal", {"recipient": 1}),
    ],
)
def test_child_that_is_asked_wrongly_does_nothing(task: str, first: object) -> None:
    assert run(task, first, b"plain") == (Exit.NOT_ASKED_PROPERLY, b"")


def test_child_refuses_a_first_line_that_is_no_json() -> None:
    assert main("seal", io.BytesIO(b"\xff\n"), io.BytesIO()) == Exit.NOT_ASKED_PROPERLY


def test_child_command_is_this_program(monkeypatch: pytest.MonkeyPatch) -> None:
    assert child_command() == (sys.executable, "-m", "intake", "--child")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_command() == (sys.executable, "--child")


def test_recipient_is_the_public_half_of_an_identity() -> None:
    assert recipient_of(str(ADDRESSEE)) == str(ADDRESSEE.to_public())
    assert is_recipient(recipient_of(str(ADDRESSEE)))
    assert not is_recipient(str(ADDRESSEE))
