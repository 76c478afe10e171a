"""Write inner.json anew, by hashes, and the list of all recipes in the README."""

import json
from pathlib import Path

from tests.vectors.bundle import histories, notices, receipts
from tests.vectors.bundle.forge import sha
from tests.vectors.bundle.recipes import RECIPES, good

LIST = "## Every recipe\n\n"


def main() -> None:
    """Overwrite the file beside this one."""
    refused = {
        recipe.name: {"fault": recipe.fault.value, "inner": sha(recipe.inner())}
        for recipe in RECIPES
    }
    receipts_ = {
        recipe.name: {"fault": recipe.fault.value, "plain": sha(recipe.plain())}
        for recipe in receipts.RECIPES
    }
    notices_ = {
        recipe.name: {"fault": recipe.fault.value, "plain": sha(recipe.plain())}
        for recipe in notices.RECIPES
    }
    kept = {"good": sha(good()), "notices": notices_, "receipts": receipts_, "refused": refused}
    text = json.dumps(kept, indent=1)
    (Path(__file__).parent / "inner.json").write_text(text + "\n", encoding="utf-8")
    readme = Path(__file__).parent / "README.md"
    said = readme.read_text(encoding="utf-8").split(LIST)[0]
    readme.write_text(said + LIST + listed(), encoding="utf-8")


def listed() -> str:
    """Return every recipe by the fault that a reader must name."""
    found: dict[str, list[str]] = {}
    every = [(recipe.fault, recipe.name) for recipe in RECIPES]
    every += [(recipe.fault, recipe.name) for recipe in receipts.RECIPES]
    every += [(recipe.fault, recipe.name) for recipe in notices.RECIPES]
    every += [(recipe.fault, recipe.name) for recipe in histories.RECIPES]
    for fault, name in every:
        found.setdefault(fault.value, []).append(name)
    rows = [f"| `{fault}` | {', '.join(sorted(names))} |" for fault, names in sorted(found.items())]
    return "\n".join(["| fault | recipes |", "|---|---|", *rows]) + "\n"


if __name__ == "__main__":
    main()
