"""Every way to be wrong is refused whole, by its own name."""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.bundles.desk import BundleDesk, signers_of
from intake.bundles.sealing import open_stream
from intake.domain.errors import BundleFault, BundleRefusedError
from tests.bundles.stations import inbox, nobody_watches
from tests.vectors.bundle.forge import Forge, seal, sha
from tests.vectors.bundle.recipes import ME, RECIPES, Recipe, good

INNER = Path(__file__).parents[1] / "vectors" / "bundle" / "inner.json"


class InProcess:
    """Opens the age layer without a child: some two hundred bundles are opened here."""

    @contextmanager
    def opening(self, source: BinaryIO, identity: str) -> Iterator["InProcess"]:
        self.source, self.identity = source, identity
        self.refused: BundleRefusedError | None = None
        out = io.BytesIO()
        try:
            open_stream(source, out, identity)
        except BundleRefusedError as refused:
            self.refused = refused
        self.plain = io.BytesIO(out.getvalue())
        yield self

    def read(self, size: int) -> bytes:
        return self.plain.read(size)

    def finish(self) -> None:
        if self.refused:
            raise self.refused


def desk() -> BundleDesk:
    made = BundleDesk()
    made._child = InProcess()  # type: ignore[assignment]
    return made


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_hostile_bundle_is_refused_by_name(recipe: Recipe, tmp_path: Path) -> None:
    path = tmp_path / "hostile"
    path.write_bytes(recipe.age(recipe.inner()))
    with pytest.raises(BundleRefusedError) as refused:
        desk().open(path, inbox(), nobody_watches)
    assert refused.value.fault is recipe.fault


def test_the_forge_makes_a_good_bundle_when_nothing_is_bent(tmp_path: Path) -> None:
    path = tmp_path / "good"
    path.write_bytes(Forge().sealed())
    opened = desk().open(path, inbox(), nobody_watches)
    assert (len(opened.entries), opened.unattested) == (6, 0)


def test_every_fault_has_a_recipe_or_a_test_of_its_own() -> None:
    elsewhere = {BundleFault.EQUIVOCATION, BundleFault.TOO_MANY}  # histories; small parts
    assert {recipe.fault for recipe in RECIPES} | elsewhere == set(BundleFault)


def test_recipes_make_the_same_tars_everywhere() -> None:
    kept = json.loads(INNER.read_text())
    made = {
        recipe.name: {"fault": recipe.fault.value, "inner": sha(recipe.inner())}
        for recipe in RECIPES
    }
    assert made == kept["refused"]
    assert sha(good()) == kept["good"]


def test_signers_are_found_by_key_id() -> None:
    (contact,) = inbox().senders
    assert [each.public_key for each in signers_of((contact,)).values()] == list(contact.file_keys)


def test_the_paper_names_every_fault() -> None:
    paper = (Path(__file__).parents[2] / "docs" / "bundle-format.md").read_text(encoding="utf-8")
    faults = paper[paper.index("## 11. Faults") : paper.index("## 12.")]
    assert [each.value for each in BundleFault if f"`{each.value}`" not in faults] == []


GOOD = good()
COMMENT = b"untrusted comment: "
FREE = range(
    GOOD.index(COMMENT) + len(COMMENT),
    GOOD.index(b"\n", GOOD.index(COMMENT)),
)
"""The only bytes of a bundle that nothing speaks for."""


def opened_or_refused(tmp_path: Path, sealed: bytes) -> BundleFault | None:
    path = tmp_path / "bundle"
    path.write_bytes(sealed)
    try:
        desk().open(path, inbox(), nobody_watches)
    except BundleRefusedError as refused:
        return refused.fault
    return None


@given(st.data())
def test_no_byte_of_the_tar_can_be_changed(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(GOOD) - 1).filter(lambda n: n not in FREE))
    bent = bytearray(GOOD)
    bent[place] ^= data.draw(st.integers(1, 255))
    assert opened_or_refused(tmp_path_factory.getbasetemp(), seal(bytes(bent), ME))


@given(st.integers(0, len(GOOD) - 1))
def test_no_tail_of_the_tar_can_be_cut(
    tmp_path_factory: pytest.TempPathFactory, length: int
) -> None:
    fault = opened_or_refused(tmp_path_factory.getbasetemp(), seal(GOOD[:length], ME))
    assert fault is BundleFault.TRUNCATED


@given(st.integers(0, len(GOOD) // 512 - 1), st.integers(0, len(GOOD) // 512 - 1))
def test_no_block_of_the_tar_can_be_moved(
    tmp_path_factory: pytest.TempPathFactory, one: int, other: int
) -> None:
    blocks = [GOOD[start : start + 512] for start in range(0, len(GOOD), 512)]
    blocks[one], blocks[other] = blocks[other], blocks[one]
    bent = b"".join(blocks)
    fault = opened_or_refused(tmp_path_factory.getbasetemp(), seal(bent, ME))
    assert (fault is None) == (bent == GOOD)


SEALED = seal(GOOD, ME)


@given(st.data())
def test_no_byte_of_the_sealed_file_can_be_changed(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    bent = bytearray(SEALED)
    place = data.draw(st.integers(0, len(SEALED) - 1) | st.integers(0, 500))
    bent[place] ^= data.draw(st.integers(1, 255))
    assert opened_or_refused(tmp_path_factory.getbasetemp(), bytes(bent))
