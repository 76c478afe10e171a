"""Forms built from values, for tests that compare two of them."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from intake.forms.languages import Language
from intake.forms.model import (
    Bind,
    Choice,
    Element,
    FormDef,
    Group,
    Node,
    Output,
    Question,
    QuestionKind,
    Repeat,
    Wording,
)

KINDS: Mapping[str, QuestionKind] = {
    "string": QuestionKind.TEXT,
    "int": QuestionKind.INTEGER,
    "date": QuestionKind.DATE,
}


def words(**by_language: str) -> Wording:
    return Wording({tag: (text,) for tag, text in by_language.items()})


def question(path: str, data_type: str = "string", **more: Any) -> Question:
    kind = more.pop("kind", KINDS.get(data_type, QuestionKind.TEXT))
    return Question(path, path.rpartition("/")[2], kind, data_type, **more)


def choice(path: str, *codes: str, several: bool = False, **more: Any) -> Question:
    kind = QuestionKind.SELECT_MULTIPLE if several else QuestionKind.SELECT_ONE
    choices = tuple(Choice(code, words(en=code.title())) for code in codes)
    return question(path, kind=kind, choices=choices, **more)


def group(path: str, *children: Node, **more: Any) -> Group:
    return Group(path, path.rpartition("/")[2], children, **more)


def repeat(path: str, *children: Node, **more: Any) -> Repeat:
    return Repeat(path, path.rpartition("/")[2], children, **more)


def form(*children: Node, form_id: str = "census", version: str = "1", **more: Any) -> FormDef:
    languages = more.pop("languages", (Language("en", "English (en)"),))
    root = Group("", "data", children)
    return FormDef(
        form_id,
        version,
        more.pop("title", "Census"),
        languages,
        "en",
        root,
        Element("data"),
        **more,
    )


_TEXTS = st.sampled_from(["", "Age", "Age in years", "Edad"])
_WORDINGS = st.one_of(
    st.none(),
    st.dictionaries(st.sampled_from(["en", "es"]), _TEXTS, max_size=2).map(
        lambda texts: Wording({tag: (text, Output(". + 1")) for tag, text in texts.items()})
    ),
)
_BINDS = st.builds(
    Bind,
    relevant=st.sampled_from(["", "/data/a = 1"]),
    required=st.sampled_from(["", "true()"]),
    constraint=st.sampled_from(["", ". > 0"]),
    calculate=st.sampled_from(["", "1 + 1"]),
)
_NAMES = st.lists(st.sampled_from("abcdef"), unique=True, max_size=4)


@st.composite
def _nodes(draw: st.DrawFn, around: str = "", depth: int = 2) -> tuple[Node, ...]:
    made: list[Node] = []
    for name in draw(_NAMES):
        path = f"{around}/{name}" if around else name
        shape = draw(st.sampled_from(["question", "choice", "group", "repeat"]))
        label, bind = draw(_WORDINGS), draw(_BINDS)
        if shape == "question" or (depth == 0 and shape != "choice"):
            made.append(question(path, draw(st.sampled_from(list(KINDS))), label=label, bind=bind))
        elif shape == "choice":
            codes = draw(st.lists(st.sampled_from(["yes", "no", "maybe"]), unique=True))
            several = draw(st.booleans())
            made.append(choice(path, *codes, several=several, label=label, bind=bind))
        else:
            inside = draw(_nodes(path, depth - 1))
            make = group if shape == "group" else repeat
            made.append(make(path, *inside, label=label, bind=bind))
    return tuple(made)


FORMS = _nodes().map(lambda nodes: form(*nodes))
"""Small forms that have most of their names in common."""
