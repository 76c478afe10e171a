"""A store of its own for each test, at which typing a passphrase costs nothing."""

from pathlib import Path

import pytest

from tests.storage.people.site import Site, cheap_key, found_site


@pytest.fixture(autouse=True)
def cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("intake.storage.keys.kdf.key_of_passphrase", cheap_key)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return found_site(tmp_path / "store")
