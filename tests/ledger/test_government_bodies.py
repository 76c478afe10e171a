"""The bytes of a government's steps: what says nothing is absent, and nothing is written twice."""

import pytest

from intake.domain.chronology import KnowBasis, Step, StepKind, StepOutcome, StepSource
from intake.domain.chronology_events import StepNoted
from intake.ledger import canonical, event_codec
from intake.ledger.canonical import BrokenBytes

STEP = StepNoted(
    Step("0a" * 16, StepKind.TOLD, StepOutcome.NO, StepSource.PERSON, KnowBasis.THEY_SAID)
)
BODY = (
    b'{"basis":"they_said","id":"0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a","kind":"told","occasion":1,'
    b'"outcome":"no","precision":"unknown","screening":1,"source":"person"}'
)


def test_step_says_only_what_somebody_said() -> None:
    assert event_codec.encode(STEP) == ("government.step", BODY)


@pytest.mark.parametrize(
    "more", [{"reasons": []}, {"harm": []}, {"note": ""}, {"harm": [["a"]]}, {"reasons": ["luck"]}]
)
def test_step_written_another_way_is_refused(more: dict[str, object]) -> None:
    members = canonical.decode(BODY)
    assert isinstance(members, dict)
    with pytest.raises(BrokenBytes):
        event_codec.decode("government.step", canonical.encode(members | more))
