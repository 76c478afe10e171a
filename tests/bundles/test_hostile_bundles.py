"""Every way to be wrong is refused whole, by its own name."""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pytest

from intake.bundles.desk import BundleDesk, signers_of
from intake.bundles.sealing import open_stream
from intake.domain.errors import BundleFault, BundleRefusedError
from tests.bundles.stations import inbox, nobody_watches
from tests.vectors.bundle.forge import Forge, sha
from tests.vectors.bundle.recipes import RECIPES, Recipe, good

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
    elsewhere = {BundleFault.EQUIVOCATION, BundleFault.TOO_MANY}
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
