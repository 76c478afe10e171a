"""The file that makes a folder a store; nothing else is loaded to look for it."""

from pathlib import Path
from typing import Final

STORE_FILE: Final = "store.json"


def has_store(folder: Path) -> bool:
    """Tell whether a store is in this folder."""
    return (folder / STORE_FILE).is_file()
