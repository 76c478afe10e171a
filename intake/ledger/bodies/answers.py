"""The body of `answer.given`: a patch that needs no form engine to replay (decisions 1.3)."""

import re
from typing import Final

from intake.domain.answers import (
    Patch,
    Path,
    RowAdded,
    RowChange,
    RowRemoved,
    SkipReason,
    Span,
    Value,
)
from intake.domain.events import AnswerGiven
from intake.ledger import canonical
from intake.ledger.body import INTERVIEWS, Body
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields, integer_of, row, text_of

GIVEN: Final = "answer.given"
_USUAL_BYTES: Final = 1 << 16
_LETTERS: Final = r'[^"\\\x00-\x1f]'
_ESCAPE: Final = r'\\(?:["\\bfnrt]|u00(?:0[0-7bef]|1[0-9a-f]))'
_TEXT: Final = rf'"{_LETTERS}*+(?:{_ESCAPE}{_LETTERS}*+)*+"'
_SAID: Final = rf'(?!""){_TEXT}'
_NEXT: Final = r'(?:,(?=")|(?=\}))'
_MEMBERS: Final = (
    ("lang", _SAID),
    ("rel", "false"),
    ("skip", f'"(?:{"|".join(SkipReason)})"'),
    ("src", _SAID),
    ("v", _SAID),
    ("via", _SAID),
)
_VALUE: Final = "".join(rf'(?:"{name}":{form}{_NEXT})?+' for name, form in _MEMBERS)
_SET: Final = rf"\[{_TEXT},\{{{_VALUE}\}}\]"
_ROW: Final = rf'\["[+-]",{_TEXT},{_TEXT}\]'
_USUAL: Final = re.compile(
    rf'\{{"asked":{_TEXT},"lang":{_TEXT},"rows":\[(?:{_ROW}(?:,{_ROW})*+)?+\],'
    rf'"set":\[(?:{_SET}(?:,{_SET})*+)?+\],"via":{_TEXT}\}}'
)
_ADDED: Final = "+"
_REMOVED: Final = "-"


def written(event: AnswerGiven) -> str:
    """Return the canonical body as text."""
    # Every answer waits for this, so the members are set out here in the order of the codec;
    # reading refuses bytes that the codec would not have written.
    text, patch = canonical.text, event.patch
    values = ",".join([f"[{text(path)},{_value(value)}]" for path, value in patch.values])
    rows = ",".join([_row(change) for change in patch.rows])
    return (
        f'{{"asked":{text(patch.asked)},"lang":{text(event.lang)},"rows":[{rows}],'
        f'"set":[{values}],"via":{text(event.via)}}}'
    )


def read_answer(fields: Fields) -> AnswerGiven:
    """Take the members of the body."""
    patch = Patch(
        fields.text("asked"),
        values=tuple(_read_set(each) for each in fields.items("set")),
        rows=tuple(_read_row(each) for each in fields.items("rows")),
    )
    return AnswerGiven(patch, lang=fields.text("lang"), via=fields.text("via"))


def is_usual(body: bytes) -> bool:
    """Tell whether a body is one of those that nearly all are; False says nothing of it.

    A proof reads every answer and wants none of them: the pattern takes only bytes that are written
    in the one way there is, and so nothing that `read_answer` would refuse.
    """
    try:
        return len(body) <= _USUAL_BYTES and _USUAL.fullmatch(body.decode()) is not None
    except UnicodeDecodeError:
        return False


def value_members(value: Value) -> dict[str, object]:
    """Return the members of one value; a member that says nothing is left out."""
    members: dict[str, object] = {
        name: text
        for name, text in (
            ("v", value.v),
            ("skip", value.skip.value if value.skip else ""),
            ("lang", value.lang),
            ("via", value.via),
            ("src", value.src),
        )
        if text
    }
    if not value.rel:
        members["rel"] = False
    if value.spans:
        members["spans"] = [[s.start, s.end, s.kind, s.lang] for s in value.spans]
    return members


def read_value(members: object) -> Value:
    """Return the value of its members, or raise BrokenBytes."""
    fields = Fields(members)
    value = Value(
        v=_said(fields, "v"),
        skip=_read_skip(fields),
        lang=_said(fields, "lang"),
        via=_said(fields, "via"),
        src=_said(fields, "src"),
        rel=fields.flag("rel") if fields.has("rel") else True,
        spans=tuple(_read_span(each) for each in fields.items("spans"))
        if fields.has("spans")
        else (),
    )
    fields.end()
    if value_members(value) != members:
        raise BrokenBytes("a member that says nothing")
    return value


def _said(fields: Fields, name: str) -> str:
    return fields.text(name) if fields.has(name) else ""


def _read_skip(fields: Fields) -> SkipReason | None:
    return SkipReason(fields.text("skip")) if fields.has("skip") else None


def _read_span(value: object) -> Span:
    start, end, kind, lang = row(value, 4)
    return Span(integer_of(start), integer_of(end), text_of(kind), text_of(lang))


def _read_set(value: object) -> tuple[Path, Value]:
    path, members = row(value, 2)
    return text_of(path), read_value(members)


def _value(value: Value) -> str:
    members = value_members(value)
    said = [f'"{name}":{_member(members[name])}' for name in sorted(members)]
    return f"{{{','.join(said)}}}"


def _member(member: object) -> str:
    if isinstance(member, str):
        return canonical.text(member)
    return canonical.encode(member).decode()


def _row(change: RowChange) -> str:
    sign = _ADDED if isinstance(change, RowAdded) else _REMOVED
    return f'["{sign}",{canonical.text(change.repeat)},{canonical.text(change.uid)}]'


def _read_row(value: object) -> RowChange:
    sign, repeat, uid = (text_of(each) for each in row(value, 3))
    match sign:
        case "+":
            return RowAdded(repeat, uid)
        case "-":
            return RowRemoved(repeat, uid)
        case _:
            raise BrokenBytes("row sign")


BODIES: Final = (
    Body(
        GIVEN,
        AnswerGiven,
        lambda event: canonical.in_bytes(written(event)),
        read_answer,
        by=INTERVIEWS,
    ),
)
