"""Public test files of age come out as their suite says, and none needs its passphrase tried."""

import hashlib
import zlib
from pathlib import Path

import pyrage
import pytest

from intake.bundles.age_vectors import Scope, VectorResult, run_vectors
from intake.domain.errors import UnreadableFileError

SUITE = Path(__file__).parents[3] / "shared" / "corpus" / "age" / "testdata"
KEY = pyrage.x25519.Identity.generate()
OTHER = pyrage.x25519.Identity.generate()
PLAIN = b"what was sealed"
SCRYPT = b"age-encryption.org/v1\n-> scrypt " + b"A" * 22 + b" 60\n" + b"A" * 43 + b"\n"


def sealed(*to: pyrage.x25519.Identity) -> bytes:
    return bytes(pyrage.encrypt(PLAIN, [each.to_public() for each in to]))


def vector(
    folder: Path, name: str, content: bytes, *facts: str, expect: str = "success"
) -> VectorResult:
    payload = f"payload: {hashlib.sha256(PLAIN).hexdigest()}"
    head = "\n".join((f"expect: {expect}", payload, *facts)).encode()
    (folder / name).write_bytes(head + b"\n\n" + content)
    (result,) = [each for each in run_vectors(folder) if each.name == name]
    return result


def test_file_for_one_key_is_opened_also_where_its_suite_packed_it(tmp_path: Path) -> None:
    mine = f"identity: {KEY}"
    for name, content, facts in (
        ("plain", sealed(KEY), (mine,)),
        ("packed", zlib.compress(sealed(KEY)), (mine, "compressed: zlib")),
    ):
        result = vector(tmp_path, name, content, *facts)
        assert (result.found, result.agrees, result.taken) == ("success", True, True)


def test_two_addressees_are_opened_but_no_import_takes_them(tmp_path: Path) -> None:
    result = vector(tmp_path, "two", sealed(OTHER, KEY), f"identity: {KEY}")
    assert (result.found, result.agrees, result.taken) == ("success", True, False)


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (lambda data: data[:-1] + bytes([data[-1] ^ 1]), "payload failure"),
        (lambda data: data.replace(b"\n--- ", b"\n---  "), "header failure"),
        (lambda data: data.replace(b"\n--- ", b"\n--- A", 1), "header failure"),
        (lambda _data: sealed(OTHER), "no match"),
    ],
)
def test_each_way_to_fail_has_its_name(tmp_path: Path, spoil, found: str) -> None:  # type: ignore[no-untyped-def]
    result = vector(tmp_path, "bad", spoil(sealed(KEY)), f"identity: {KEY}", expect=found)
    assert (result.found, result.agrees, result.taken) == (found, True, False)


def test_result_that_the_suite_did_not_foresee_is_told(tmp_path: Path) -> None:
    result = vector(tmp_path, "good", sealed(KEY), f"identity: {KEY}", expect="header failure")
    assert not result.agrees
    other = bytes(pyrage.encrypt(b"something else", [KEY.to_public()]))
    assert vector(tmp_path, "other", other, f"identity: {KEY}").found == "other payload"


@pytest.mark.parametrize(
    ("facts", "content", "scope"),
    [
        (("passphrase: p",), SCRYPT + b"--- " + b"A" * 43 + b"\n", Scope.SCRYPT),
        (("armored: yes", f"identity: {KEY}"), b"-----BEGIN AGE", Scope.ARMOR),
        (("identity: AGE-SECRET-KEY-PQ-1Q",), b"age-encryption.org/v1\n", Scope.HYBRID),
    ],
)
def test_what_a_bundle_never_is_goes_unopened(
    tmp_path: Path, facts: tuple[str, ...], content: bytes, scope: Scope
) -> None:
    result = vector(tmp_path, "else", content, *facts)
    assert (result.scope, result.found, result.taken) == (scope, "refused", False)


def test_file_of_no_such_layout_and_no_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError):
        list(run_vectors(tmp_path / "none"))
    for content in (b"no empty line", b"payload: x\n\nbody", b"expect: \xff\n\n"):
        (tmp_path / "file").write_bytes(content)
        with pytest.raises(UnreadableFileError):
            list(run_vectors(tmp_path))


@pytest.mark.skipif(not SUITE.is_dir(), reason="the test files of age are not here")
def test_public_suite_comes_out_as_it_says() -> None:
    results = {each.name: each for each in run_vectors(SUITE)}
    assert len(results) == 143
    assert [each.name for each in results.values() if not each.agrees] == []
    native = [each for each in results.values() if each.scope is Scope.X25519]
    assert len(native) == 67
    assert all(each.found != "refused" for each in native)
    assert results["scrypt_work_factor_23"].found == "refused"
