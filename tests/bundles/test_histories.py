"""Bundles that are good alone and contradict what came before are refused by name."""

from pathlib import Path

import pytest

from intake.bundles.desk import Inbox
from intake.domain.compartments import Compartment
from intake.domain.errors import BundleRefusedError
from intake.services.handing_over import OpenedBundle
from intake.storage import merging
from tests.bundles.stations import CHAIN, STORE, inbox, nobody_watches
from tests.bundles.test_hostile_bundles import desk
from tests.storage.desk import Desk
from tests.vectors.bundle.forge import seal
from tests.vectors.bundle.histories import RECIPES, Recipe
from tests.vectors.bundle.recipes import ME


class Reader:
    """A station that takes bundles in, without a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Desk(folder)
        self.numbers: dict[tuple[str, int], str] = {}

    def take_in(self, inner: bytes) -> OpenedBundle:
        path = self.folder / "bundle"
        path.write_bytes(seal(inner, ME))
        own = inbox()
        knowing = Inbox(
            identity=own.identity,
            senders=own.senders,
            verify_roster=own.verify_roster,
            received=lambda _org, store, seq: self.numbers.get((store, seq)),
        )
        opened = desk().open(path, knowing, nobody_watches)
        with self.store.files.writing(Compartment.CORE) as connection:
            merging.demand_free_places(connection, opened.entries)
            merging.merge(connection, Compartment.CORE, opened.entries, wall=0)
        self.numbers[opened.store, opened.seq] = opened.tagmanifest_sha256
        return opened

    def own(self, chain: str) -> None:
        with self.store.files.writing(Compartment.CORE) as connection:
            connection.execute("UPDATE meta SET chain = ?", (bytes.fromhex(chain),))


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_bundle_that_contradicts_what_came_before_is_refused_by_name(
    recipe: Recipe, tmp_path: Path
) -> None:
    reader = Reader(tmp_path)
    if recipe.first is not None:
        reader.take_in(recipe.first())
    if recipe.is_own_chain:
        reader.own(CHAIN)
    with pytest.raises(BundleRefusedError) as refused:
        reader.take_in(recipe.second())
    assert refused.value.fault is recipe.fault


def test_a_refusal_names_the_bundle_as_far_as_it_is_proven(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    recipe = RECIPES[0]
    assert recipe.first is not None
    reader.take_in(recipe.first())
    with pytest.raises(BundleRefusedError) as refused:
        reader.take_in(recipe.second())
    numbered = refused.value.numbered
    assert numbered is not None
    assert (numbered.whose.store, numbered.number) == (STORE, 1)


def test_the_same_bundle_again_is_no_fault(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    recipe = RECIPES[0]
    assert recipe.first is not None
    first = reader.take_in(recipe.first())
    assert reader.take_in(recipe.first()) == first
