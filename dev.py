"""Set-up and chores, with nothing but Python's standard library: `dev.py run`, `dev.py test`."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = Path(os.environ.get("INTAKE_VENV", ROOT / ".venv"))
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "intake.stamp"
LOCK = ROOT / "requirements-dev.lock"
# Nothing is compiled, no setup.py runs, nothing unlisted enters, nothing is kept outside the venv.
EXACTLY = ("--no-deps", "--only-binary", ":all:", "--require-hashes", "--no-cache-dir")
PIP = ("-m", "pip", "--disable-pip-version-check", "--quiet")


def run(*arguments: str) -> NoReturn:
    """Open the program; where there is no screen, do the same job on the demo store."""
    setup()
    if not arguments and not has_screen():
        print("dev: no screen here, so this is the demo", file=sys.stderr)
        demo = Path(tempfile.mkdtemp(prefix="intake-"), "demo")
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        keep_caches_in_venv()
        call(PYTHON, "-m", "intake", "demo", demo)
        arguments = ("--self-test", "--store", str(demo / "store"))  # a missing library shows here
    become("-m", "intake", *arguments)


def test(*arguments: str) -> NoReturn:
    """Pass the tests, without a screen: all at once on every core, or those that are named."""
    setup()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    become("-m", "pytest", *(arguments or ("-n", str(min(os.cpu_count() or 1, 8)))))


def check(*arguments: str) -> NoReturn:
    """Run every check there is, or those named: `check -s lint types`."""
    setup()
    become("-m", "nox", *arguments)


def bench(*arguments: str) -> NoReturn:
    """Measure what docs/performance.md states."""
    setup()
    become("-m", "tools.bench", *arguments)


def shots(*arguments: str) -> NoReturn:
    """Write a picture of every screen, in both languages and both themes."""
    setup()
    become("-m", "tools.shots", *arguments)


def words(*arguments: str) -> NoReturn:
    """Bring the message catalogues up to date with the program."""
    setup()
    become("-m", "tools.words", *arguments)


def lock(*arguments: str) -> None:
    """Bring the locks up to pyproject.toml; `lock --upgrade` takes newer versions too."""
    setup()
    to_lock = (
        *(BIN / "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes"),
        *("--only-binary", ":all:", "--no-emit-index-url", "--no-emit-find-links", "--no-annotate"),
        *("--custom-compile-command", "python3 dev.py lock", "pyproject.toml"),
        *arguments,
    )
    call(*to_lock, "-o", "requirements.lock")
    call(*to_lock, "--extra", "dev", "-c", "requirements.lock", "-o", LOCK.name)


def setup() -> None:
    """Make a venv that holds exactly the lock; milliseconds when it does already."""
    if not (3, 11) <= sys.version_info[:2] <= (3, 14):
        sys.exit(f"dev: needs Python 3.11 to 3.14, this is {platform.python_version()}")
    wanted = hashlib.sha256(LOCK.read_bytes() + str(sys.implementation.cache_tag).encode())
    if STAMP.is_file() and STAMP.read_text() == wanted.hexdigest() and PYTHON.exists():
        return
    print(f"dev: setting up {VENV}", file=sys.stderr)
    venv.create(VENV, with_pip=True, clear=True)
    wheels = os.environ.get("INTAKE_WHEELHOUSE")  # a folder of wheels: no network at all
    offline = ("--no-index", "--find-links", wheels) if wheels else ()
    call(PYTHON, *PIP, "install", *EXACTLY, *offline, "-r", LOCK)
    STAMP.write_text(wanted.hexdigest())


def wheelhouse(folder: str = "wheels") -> None:
    """Fetch every wheel that this kind of machine needs, for a set-up without network."""
    setup()
    call(PYTHON, *PIP, "download", *EXACTLY, "-r", LOCK, "-d", folder)


def has_screen() -> bool:
    """Whether a window would be seen."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def call(*command: object) -> None:
    """Run a command in the checkout; end with its exit code when it fails."""
    if code := subprocess.call([str(each) for each in command], cwd=ROOT):
        sys.exit(code)


def keep_caches_in_venv() -> None:
    """Have Python write its compiled modules where everything else of the set-up lies."""
    os.environ.setdefault("PYTHONPYCACHEPREFIX", str(VENV / "cache" / "python"))


def become(*arguments: str) -> NoReturn:
    """Go on as the venv's Python, which keeps its caches in the venv too."""
    keep_caches_in_venv()
    os.chdir(ROOT)
    command = [str(PYTHON), *arguments]
    if os.name == "nt":
        sys.exit(subprocess.call(command))
    sys.stdout.flush()
    os.execv(PYTHON, command)


VERBS = {
    each.__name__: each for each in (run, test, check, bench, shots, words, lock, setup, wheelhouse)
}

if __name__ == "__main__":
    verb = VERBS.get(sys.argv[1]) if len(sys.argv) > 1 else None
    if verb is None:
        lines = [f"  {name:<11}{(each.__doc__ or '')}" for name, each in VERBS.items()]
        sys.exit("\n".join(["usage: ./dev VERB [ARGUMENTS]", *lines]))
    verb(*sys.argv[2:])
