"""The stand-alone verifier, loaded from its file as nothing else of the project is."""

from types import ModuleType

import pytest

from tools.tampering.proofs import stand_alone


@pytest.fixture(scope="session")
def tool() -> ModuleType:
    return stand_alone()
