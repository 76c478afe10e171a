"""What no writer of judgements would write is refused."""

import json

import pytest

from intake.ledger import canonical, event_codec
from intake.ledger.canonical import BrokenBytes

PASSAGE = {"about": "who", "text": "Two men."}


@pytest.mark.parametrize(
    "link",
    [
        None,
        {"path": "harm/who", "span": [4, 3]},
        {"path": "harm/who", "span": [4]},
        {"path": "harm/who", "extra": 1},
        {"chain": "c1", "seq": 1},
        {},
    ],
)
def test_passage_that_no_writer_would_write_is_refused(link: object) -> None:
    passage = PASSAGE | {"links": [] if link is None else [link]}
    body = canonical.encode({"seq": 4, "passages": [passage], "sealed_note": ""})
    with pytest.raises(BrokenBytes):
        event_codec.decode("judgement.explained", body)


@pytest.mark.parametrize(
    "changed",
    [
        {"elements": [["who", "believed"]]},
        {"elements": [["credibility", "noted"]]},
        {"priority": "later"},
        {"conclusion": "credible"},
        {"conclusion": ""},
        {"demeanour": "calm"},
    ],
)
def test_sheet_says_nothing_but_the_codes(changed: dict[str, object]) -> None:
    said = {"elements": [["who", "noted"]], "priority": "soon"}
    event_codec.decode("assessment.given", canonical.encode(said))
    with pytest.raises(BrokenBytes):
        event_codec.decode("assessment.given", canonical.encode(said | changed))


def test_bodies_are_those_of_the_specification() -> None:
    for type_, text in (
        ("mode.set", '{"by_counsel":false,"mode":"adjudicating","reason":"the board"}'),
        ("review.given", '{"act":"clear","level":"peer","minutes":20}'),
        ("record.finalised", '{"reviewed":false,"why":"not drawn"}'),
        ("result.told", '{"told":false,"why_not":"left"}'),
        ("session.closed", '{"sealed_note":"bm90aGluZw=="}'),
        ("session.closed", "{}"),
    ):
        event = event_codec.decode(type_, text.encode())
        assert event_codec.encode(event) == (type_, text.encode())
        assert json.loads(text) == json.loads(event_codec.encode(event)[1])
