"""Notices are a signed line or a list in a bundle, and every way to be wrong has its name."""

import json
from pathlib import Path

import pytest

from intake.bundles.notice_file import (
    decode_notices,
    encode_notices,
    notice_line,
    parse_notices,
    read_notices,
    write_notices,
)
from intake.domain.errors import BundleRefusedError
from intake.domain.notices import NoticeReason
from intake.ledger.canonical import BrokenBytes
from tests.bundles.stations import ADDRESSEE, SENDER_KEY
from tests.bundles.test_hostile_bundles import InProcess
from tests.bundles.test_receipt_file import INNER, SIGNERS, sealing
from tests.vectors.bundle.forge import canonical, sha
from tests.vectors.bundle.notices import COMMENT, GOOD, LIST, RECIPES
from tests.vectors.bundle.receipts import Recipe, plain

PLAIN = plain(GOOD, comment=COMMENT)


def sign(line: bytes) -> bytes:
    return SENDER_KEY.sign(line, COMMENT)


def test_notices_made_by_hand_are_read_and_written_back_the_same(tmp_path: Path) -> None:
    file = parse_notices(PLAIN, SIGNERS)
    assert notice_line(file) == PLAIN.split(b"\n", 1)[0] + b"\n"
    assert [each.reason for each in file.notices] == [
        NoticeReason.NARROWED,
        NoticeReason.WITHDRAWN,
        NoticeReason.PURGE,
    ]
    path = tmp_path / "a.notice"
    write_notices(path, file, sign=sign, seal=sealing)
    found = read_notices(path, str(ADDRESSEE), signers=SIGNERS, unseal=InProcess().opening)
    assert found == file


def test_list_in_a_bundle_has_the_same_bytes_as_in_a_file() -> None:
    data = canonical(LIST)
    assert encode_notices(reversed_ := decode_notices(data)[::-1]) == data
    assert len(reversed_) == 3
    with pytest.raises(BrokenBytes):
        decode_notices(canonical({"notices": LIST}))


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_hostile_notices_are_refused_by_name(recipe: Recipe) -> None:
    with pytest.raises(BundleRefusedError) as refused:
        parse_notices(recipe.plain(), SIGNERS)
    assert refused.value.fault is recipe.fault


def test_notices_are_made_the_same_everywhere() -> None:
    kept = json.loads(INNER.read_text(encoding="utf-8"))["notices"]
    made = {each.name: {"fault": each.fault.value, "plain": sha(each.plain())} for each in RECIPES}
    assert made == kept
