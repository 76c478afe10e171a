"""The program starts lean, says that it painted, and does not abort where there is no screen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LATER = (
    "babel", "cryptography", "intake.forms.session", "intake.services.application",
    "intake.storage", "intake.ui.session", "lxml", "openpyxl", "pyxform", "regex", "reportlab",
    "sqlcipher3",
)  # fmt: skip
"""What the lock screen can do without."""


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    known = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY"}
    }
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**known, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_nothing_heavy_is_imported_before_the_lock_screen() -> None:
    code = "import intake.ui.application, sys; print(*sorted(sys.modules))"
    loaded = run("-c", code).stdout.split()
    assert "intake.ui.views.unlock_view" in loaded
    assert [each for each in LATER if each in loaded] == []


@pytest.mark.timeout(120)
def test_the_self_test_paints_once_and_leaves(tmp_path: Path) -> None:
    done = run("-m", "intake", "--store", str(tmp_path / "none"), "--self-test", QT_QPA_PLATFORM="")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("window painted: ")
    assert list(tmp_path.iterdir()) == []


def test_without_a_screen_it_says_so_instead_of_aborting(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems always have a screen to ask")
    done = run("-m", "intake", "--store", str(tmp_path / "none"), "--lang=es", QT_QPA_PLATFORM="")
    assert done.returncode == 1
    assert "No hay pantalla" in done.stderr


@pytest.mark.timeout(120)
def test_a_preview_opens_without_a_store_and_closes_when_it_is_interrupted(tmp_path: Path) -> None:
    form = ROOT / "resources" / "forms" / "short_intake.md"
    code = (
        "import os, signal, sys, threading, time\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in the background\n"
        "def interrupt():\n"
        "    while signal.getsignal(signal.SIGINT) is signal.default_int_handler:\n"
        "        time.sleep(0.1)\n"
        "    time.sleep(0.5)\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "threading.Thread(target=interrupt, daemon=True).start()\n"
        "from intake.cli.main import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    done = run(
        "-c", code, "form", "preview", str(form), "--store", str(tmp_path / "none"),
        QT_QPA_PLATFORM="offscreen", HOME=str(tmp_path),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    left = [each for each in tmp_path.rglob("*") if each.is_file() and ".cache" not in each.parts]
    assert left == []
