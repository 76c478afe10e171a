"""What can be done about freed memory once the keys are dropped: it is written over.

Objects that Python or a library has let go of keep their bytes until somebody else gets the place.
This takes the places and fills them with nothing. It is no proof: a test counts what is left.
"""

import ctypes
import sys
import threading
from typing import Final

_SMALL: Final = range(32, 513, 16)
"""The sizes that Python's own allocator serves."""
_PER_SIZE: Final = 2000
_LARGE: Final = ((16_000, 200), (4000, 600), (1400, 1500), (1000, 2000), (700, 2500), (520, 2500))
"""Sizes that the library of C serves, largest first, and how many of each."""
_SMALL_OF_C: Final = (488, 392, 296, 232, 184, 136, 104, 88, 72, 56, 40, 24)
_PER_SIZE_OF_C: Final = 800
_THREADS: Final = 6
"""A thread that ended leaves its part of the memory to the next one that begins."""


def write_over_freed() -> None:
    """Fill what every thread that ended has left, and what the calling one has free."""
    together = threading.Barrier(_THREADS)
    threads = [threading.Thread(target=_fill_together, args=(together,)) for _ in range(_THREADS)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    _fill()
    _give_back()


def _fill_together(together: threading.Barrier) -> None:
    together.wait()  # so that each thread gets a part of its own
    _fill()
    together.wait()


def _fill() -> None:
    held = [[bytearray(size) for _ in range(count)] for size, count in _LARGE]
    held += [[bytearray(size - 1) for _ in range(_PER_SIZE)] for size in _SMALL]
    if sys.platform.startswith("linux"):
        _fill_small_of_c()
    held.clear()


def _fill_small_of_c() -> None:
    """Ask the library of C itself: Python serves small sizes from a place of its own."""
    library = ctypes.PyDLL(None)
    take, leave, zero = library.malloc, library.free, ctypes.memset
    take.argtypes, take.restype, leave.argtypes = (
        [ctypes.c_size_t],
        ctypes.c_void_p,
        [ctypes.c_void_p],
    )
    held = []
    for size in _SMALL_OF_C:
        for _ in range(_PER_SIZE_OF_C):
            place = take(size)
            if place:
                zero(place, 0, size)
                held.append(place)
    for place in held:
        leave(place)


def _give_back() -> None:
    """Have whole pages that are free go back to the system, where C knows how."""
    if sys.platform.startswith("linux"):
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(ctypes.c_size_t(0))
