"""ARCHITECTURE.md names every part, and names nothing that is gone."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(intake(?:\.\w+)+)`", TEXT)))
FOLDERS = sorted(
    set(re.findall(r"`((?:intake|tests|tools|docs|resources|translations)/[\w./-]*)`", TEXT))
)
PARTS = sorted(
    f"intake.{each.stem}"
    for each in (ROOT / "intake").iterdir()
    if (each.suffix == ".py" and each.stem not in {"__init__", "__main__"})
    or (each / "__init__.py").exists()
)


def exists(dotted: str) -> bool:
    """Whether a package, a module or a name at the top of one is there, without importing it."""
    path = ROOT.joinpath(*dotted.split("."))
    if path.is_dir() or path.with_suffix(".py").is_file():
        return True
    for source in (path.parent.with_suffix(".py"), path.parent / "__init__.py"):
        if source.is_file() and path.name in names_at_the_top(source):
            return True
    return False


def names_at_the_top(source: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.parse(source.read_bytes()).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.Assign(targets=targets):
                names.update(each.id for each in targets if isinstance(each, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
            case ast.ImportFrom(names=aliases):
                names.update(each.asname or each.name for each in aliases)
            case _:
                pass
    return names


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_on_the_map(part: str) -> None:
    assert part in NAMED


@pytest.mark.parametrize("name", NAMED)
def test_every_name_on_the_map_exists(name: str) -> None:
    assert exists(name)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_path_on_the_map_exists(folder: str) -> None:
    assert (ROOT / folder).exists()


def test_map_tells_a_real_name_from_an_invented_one() -> None:
    assert exists("intake.domain.errors.IntakeError")
    assert not exists("intake.domain.errors.NoSuchError")
    assert not exists("intake.elsewhere")
