"""Every error that staff may meet is listed, has a sentence in each language, and an exit code."""

from collections.abc import Iterator
from typing import get_type_hints

import pytest

import intake.domain.errors
from intake.cli.exit_codes import Exit, exit_code
from intake.domain.attachments import AttachFault
from intake.domain.errors import (
    BackupFault,
    BackupRefusedError,
    BundleFault,
    BundleRefusedError,
    IntakeError,
)
from intake.i18n import Words
from intake.ui.error_messages import has_sentence, sentence

LISTED = intake.domain.errors.__doc__ or ""


def every_kind(base: type[IntakeError]) -> Iterator[type[IntakeError]]:
    for kind in base.__subclasses__():
        yield kind
        yield from every_kind(kind)


KINDS = sorted(every_kind(IntakeError), key=lambda kind: kind.__name__)


def example(hint: object) -> object:
    """A fact of the type that a field declares."""
    examples: dict[object, object] = {
        int: 3,
        BundleFault: BundleFault.TRUNCATED,
        BackupFault: BackupFault.CUT,
        AttachFault: AttachFault.TOO_LARGE,
        tuple[str, ...]: ("first", "second"),
    }
    return examples.get(hint, "fact")


def met(kind: type[IntakeError]) -> IntakeError:
    """An error of that kind, with a fact in every field."""
    hints = get_type_hints(kind)
    return kind(
        **{each: example(hints[each]) for each in getattr(kind, "__dataclass_fields__", ())}
    )


@pytest.mark.parametrize("kind", KINDS)
def test_error_is_listed_in_the_docstring_of_its_module(kind: type[IntakeError]) -> None:
    assert getattr(intake.domain.errors, kind.__name__) is kind
    assert kind.__name__ in LISTED


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_error_has_words(kind: type[IntakeError], language: str) -> None:
    assert has_sentence(kind)
    said = sentence(met(kind), Words(language))
    assert said
    assert "{" not in said


@pytest.mark.parametrize("fault", BundleFault)
def test_every_fault_of_a_bundle_has_words(fault: BundleFault) -> None:
    refused = BundleRefusedError(fault)
    english, spanish = (sentence(refused, Words(each)) for each in ("en", "es"))
    assert english != spanish


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_ends_the_command_with_a_documented_code(kind: type[IntakeError]) -> None:
    assert exit_code(met(kind)) not in {Exit.DONE, Exit.CRASH, Exit.USAGE}


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_fault_of_a_backup_has_a_sentence_of_its_own(language: str) -> None:
    said = {sentence(BackupRefusedError(each, "core.db"), Words(language)) for each in BackupFault}
    assert len(said) == len(BackupFault)
    assert not any("{" in each for each in said)
