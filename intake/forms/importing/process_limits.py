"""What a child process that reads a stranger's bytes may use, set by itself before it reads."""

import sys
from contextlib import suppress


def limit_process(memory: int, seconds: int, *, may_write: bool = True) -> None:
    """Limit memory (bytes), processor time and files; no core dumps. Where the system can."""
    if sys.platform == "win32":
        return
    import resource

    limits = [
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ]
    if not may_write:
        limits.append((resource.RLIMIT_FSIZE, 0))
    for kind, most in limits:
        _soft, hard = resource.getrlimit(kind)
        limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(ValueError, OSError):  # macOS refuses some limits: the parent's clock remains
            resource.setrlimit(kind, (limit, hard))
