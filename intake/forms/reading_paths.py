"""Which questions an expression reads."""

from collections.abc import Iterator

from intake.forms.model import FormDef
from intake.forms.xpath.syntax import (
    Call,
    Expression,
    Here,
    PathExpression,
    Root,
    operands,
    predicates,
)


def read_paths(form: FormDef, path: str, parsed: Expression) -> Iterator[str]:
    """Yield the generic paths that an expression of the question at `path` reads."""
    here = (form.instance.name, *path.split("/"))
    for each in path_expressions(parsed):
        match each.start:
            case Root():
                names: list[str] = []
            case Here() | Call(name="current"):
                names = list(here)
            case _:
                continue
        for step in each.steps:
            if step.axis == "parent":
                names = names[:-1]
            elif step.axis == "child":
                names.append(step.test.name)
        yield "/".join(names[1:])


def path_expressions(parsed: Expression) -> Iterator[PathExpression]:
    """Yield every path of an expression, those inside other paths included."""
    if isinstance(parsed, PathExpression):
        yield parsed
    for each in (*predicates(parsed), *operands(parsed)):
        yield from path_expressions(each)
