"""Write inner.json anew: the tar of every recipe, by its hash."""

import json
from pathlib import Path

from tests.vectors.bundle.forge import sha
from tests.vectors.bundle.recipes import RECIPES, good


def main() -> None:
    """Overwrite the file beside this one."""
    refused = {
        recipe.name: {"fault": recipe.fault.value, "inner": sha(recipe.inner())}
        for recipe in RECIPES
    }
    text = json.dumps({"good": sha(good()), "refused": refused}, indent=1)
    (Path(__file__).parent / "inner.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
