"""Whether there is a screen to open a window on."""

import os
import sys


def has_screen() -> bool:
    """Tell whether Qt would find a screen: on a Unix without one it aborts the process."""
    if os.environ.get("QT_QPA_PLATFORM") or not sys.platform.startswith(("linux", "freebsd")):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
