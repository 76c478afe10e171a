"""Calculations that are worked out from themselves, directly or on a detour."""

from collections.abc import Iterator, Mapping

from intake.forms.model import FormDef
from intake.forms.reading_paths import read_paths
from intake.forms.xpath.syntax import Chain, Expression


def circles(form: FormDef, calculations: Mapping[str, Expression]) -> Iterator[list[str]]:
    """Yield the paths of each circle; the first stands at its end again."""
    needs = {
        path: [
            each
            for each in read_paths(form, path, parsed)
            if each in calculations and (each != path or _counts_on(form, path, parsed))
        ]
        for path, parsed in calculations.items()
    }
    done: set[str] = set()
    for start in needs:
        circle = _circle_from(start, needs, done)
        if circle:
            yield circle


def _counts_on(form: FormDef, path: str, parsed: Expression) -> bool:
    """Tell whether what a calculation makes of itself never comes to rest, as in `. + 1`."""
    is_set = any(action.target == path for action in form.actions)
    return isinstance(parsed, Chain) and not is_set


def _circle_from(start: str, needs: Mapping[str, list[str]], done: set[str]) -> list[str]:
    trail: list[str] = []
    stack: list[tuple[str, Iterator[str]]] = []

    def enter(path: str) -> None:
        trail.append(path)
        stack.append((path, iter(needs[path])))

    if start not in done:
        enter(start)
    while stack:
        _path, rest = stack[-1]
        following = next(rest, None)
        if following is None:
            stack.pop()
            done.add(trail.pop())
        elif following in trail:
            done.update(trail)
            return [*trail[trail.index(following) :], following]
        elif following not in done:
            enter(following)
    return []
