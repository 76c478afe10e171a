"""What a figure depends on besides the program: no names, no paths."""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import version

MEASURED_WITH = ("PySide6-Essentials", "sqlcipher3", "cryptography", "pyrage")


def machine() -> dict[str, str]:
    """Return the facts of this machine, and how busy it is."""
    facts = {
        "cores": str(os.cpu_count()),
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        **{name: version(name) for name in MEASURED_WITH},
    }
    if sys.platform != "win32":
        facts["load"] = f"{os.getloadavg()[0]:.1f}"
    return facts
