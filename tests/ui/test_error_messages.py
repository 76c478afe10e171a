import inspect
from typing import Any

import pytest

from intake.domain import errors
from intake.domain.attachments import AttachFault
from intake.domain.errors import (
    AttachmentRefusedError,
    BackupFault,
    BackupRefusedError,
    BundleFault,
    BundleRefusedError,
    IntakeError,
)
from intake.i18n import Words
from intake.ui.error_messages import has_sentence, sentence

KINDS = [
    each
    for _name, each in inspect.getmembers(errors, inspect.isclass)
    if issubclass(each, IntakeError) and each is not IntakeError
]


def example(kind: type[IntakeError]) -> IntakeError:
    """Return one error with a fact in every field."""
    given: dict[str, Any] = {}
    for each in getattr(kind, "__dataclass_fields__", {}).values():
        samples = {"fault": BundleFault.TRUNCATED, "paths": ("a", "b"), "facts": ()}
        is_number = each.type is int
        given[each.name] = samples.get(each.name, 3 if is_number else "xyzzy")
    if kind is AttachmentRefusedError:
        given["fault"] = AttachFault.TOO_LARGE
    if kind is BackupRefusedError:
        given["fault"] = BackupFault.CUT
    return kind(**given)


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_has_a_sentence_in_both_languages(kind: type[IntakeError]) -> None:
    assert has_sentence(kind)
    english, spanish = (sentence(example(kind), Words(each)) for each in ("en", "es"))
    assert english.endswith((".", "!"))
    assert "{" not in english + spanish
    assert english != spanish


@pytest.mark.parametrize("fault", BundleFault)
def test_every_fault_of_a_bundle_has_its_own_reason(fault: BundleFault) -> None:
    said = {sentence(BundleRefusedError(each), Words("es")) for each in BundleFault}
    assert len(said) == len(BundleFault)
    assert sentence(BundleRefusedError(fault), Words("es")) in said


def test_every_fault_of_an_attachment_has_its_own_words() -> None:
    for language in ("en", "es"):
        faults = (AttachmentRefusedError(each, 1_000_000) for each in AttachFault)
        said = {sentence(each, Words(language)) for each in faults}
        assert len(said) == len(AttachFault)
        assert any("1\u00a0MB" in each for each in said)


def test_a_wait_is_said_in_the_right_number() -> None:
    one, two = (errors.WrongPassphraseError(each) for each in (1, 2))
    assert "1 segundo." in sentence(one, Words("es"))
    assert "2 segundos." in sentence(two, Words("es"))


def test_wrong_and_damaged_are_told_apart() -> None:
    wrong = sentence(errors.WrongPassphraseError(), Words("en"))
    damaged = sentence(errors.DamagedSlotError("a1"), Words("en"))
    assert "try again" in wrong
    assert "damaged" in damaged
    assert wrong != damaged
