"""What a record remembers of its course, as it is kept in its row: only what is not as usual."""

import json
from dataclasses import fields
from functools import lru_cache
from typing import Final

from intake.domain.consent import Notice
from intake.domain.course import Course
from intake.domain.states import Basis, Counsel, Outcome, State

_USUAL: Final = Course()


def write(course: Course) -> str:
    """Return the stored form; equal courses are equal text."""
    members = {each.name: getattr(course, each.name) for each in fields(course)}
    unusual = {name: told for name, told in members.items() if told != getattr(_USUAL, name)}
    return json.dumps(unusual, sort_keys=True, separators=(",", ":"))


@lru_cache(maxsize=64)
def read(text: str) -> Course:
    """Return the course of its stored form."""
    members = json.loads(text)
    notice, outcome = members.get("notice"), members.get("outcome")
    return Course(
        resumes_to=State(members.get("resumes_to", State.OPEN)),
        asks_again=members.get("asks_again", False),
        basis=Basis(members.get("basis", Basis.CONSENT)),
        counsel=Counsel(members.get("counsel", Counsel.NOT_ASKED)),
        notice=Notice(notice) if notice else None,
        outcome=Outcome(outcome) if outcome else None,
        corrections=members.get("corrections", 0),
        addenda=members.get("addenda", 0),
        is_raised=members.get("is_raised", False),
    )
