"""Every check there is, once: `./dev check` runs them all, `./dev check -s lint types` some.

They run in the venv that `./dev setup` made, so a check costs no set-up and no network.
"""

import hashlib
import os
import sys
from pathlib import Path
from shutil import rmtree
from sysconfig import get_path

import nox

ROOT = Path(__file__).parent
BIN = Path(sys.executable).parent
CACHE = ROOT / ".venv" / "cache"
WHOLE_COVERAGE = 95  # percent, branches counted
PURE = ("domain", "ledger", "services")  # every branch of these
QT_FREE = (*PURE, "forms", "i18n", "storage", "bundles", "reports", "exports")
QT = ("PySide6", "pyside6_essentials", "shiboken6", "pytestqt", "pytest_qt")

FAULTS_SHARE = (
    ("kills", "--rounds=15"),
    ("power", "--states=90", "--control=24"),
    ("injected", "--step=80"),
    ("full", "--cycles=2"),
    ("pages", "--step=30"),
    ("writers", "--entries=60"),
    ("texts", "--cases=40"),
    ("soak", "--cycles=60", "--locks=6"),
)

QUIET = ("--cov-report=",)
MISSED = ("--show-missing", "--skip-covered")

nox.options.default_venv_backend = "none"
nox.options.envdir = str(CACHE / "nox")
nox.options.error_on_missing_interpreters = True


def run(
    session: nox.Session,
    tool: str | Path,
    *arguments: str | Path,
    quiet: bool = False,
    fails: bool = False,
) -> None:
    """Run a tool of the venv; `fails` says that it must end with 1."""
    session.run(
        str(BIN / tool),
        *map(str, arguments),
        external=True,
        silent=quiet or fails,
        success_codes=[int(fails)],
    )


@nox.session(name="format")
def formatting(session: nox.Session) -> None:
    """Find files that the formatter would write otherwise."""
    run(session, "ruff", "format", "--check", ".")


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, naming, complexity and banned calls."""
    run(session, "ruff", "check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types, strictly."""
    run(session, "mypy")


@nox.session
def layers(session: nox.Session) -> None:
    """Check that imports point down."""
    run(session, "lint-imports", "--cache-dir", CACHE / "import-linter")


@nox.session
def dead(session: nox.Session) -> None:
    """Find code that nothing uses."""
    run(session, "vulture")


@nox.session
def deps(session: nox.Session) -> None:
    """Check that what is imported is declared, and the other way round."""
    run(session, "deptry", ".")


@nox.session
def words(session: nox.Session) -> None:
    """Check that every sentence is extracted, and said in every language."""
    run(session, "python", "-m", "tools.words", "check")


@nox.session
def tests(session: nox.Session) -> None:
    """Run every test once, with coverage: what needs no Qt where there is none, then the rest.

    A law is tried on fewer examples here than `./dev test` does: counting doubles what each costs.
    Where `./dev test` runs next on a fresh machine (INTAKE_FRESH_IS_NEXT) the rest is left to it:
    it counts, and the session `whole` adds up. What reads the public test data is run here.
    """
    session.env.setdefault("INTAKE_EXAMPLES", "counted")
    _test_core(session)
    run(session, "python", "-m", "pytest", "-n", "2", *_corpus_tests(), "-m", "corpus")
    if os.environ.get("INTAKE_FRESH_IS_NEXT"):
        return
    session.env["COVERAGE_FILE"] = str(CACHE / "coverage.rest")
    apart = [f"--ignore={folder}" for folder in _core_tests()]
    counted = ("-m", "not corpus", "--cov", *QUIET)
    run(session, "python", "-m", "pytest", "-n", "2", *apart, *counted, *session.posargs)
    _report_the_whole(session, CACHE / "coverage.rest")


@nox.session(default=False)
def whole(session: nox.Session) -> None:
    """Add what a run on another machine covered (its data file) to what `tests` counted."""
    _report_the_whole(session, Path(session.posargs[0]))


def _report_the_whole(session: nox.Session, rest: Path) -> None:
    session.env["COVERAGE_FILE"] = str(CACHE / "coverage")
    run(session, "coverage", "combine", "--keep", CACHE / "coverage.core", rest, quiet=True)
    run(session, "coverage", "report", *MISSED, f"--fail-under={WHOLE_COVERAGE}")


@nox.session(default=False)
def core(session: nox.Session) -> None:
    """Run what needs no Qt in a venv that has none; the pure core to its last branch."""
    _test_core(session)


@nox.session(default=False)
def conformance(session: nox.Session) -> None:
    """Score the form engine on the test data, and write docs/conformance.md or `-- --check` it."""
    run(session, "python", "-m", "tools.conformance", *session.posargs)


@nox.session(default=False)
def faults(session: nox.Session) -> None:
    """Do harm on purpose, a share of it: kills, power, a failing and a full disk, pages, text."""
    for name, *options in FAULTS_SHARE:
        run(session, "python", "-m", "tools.faults", name, *options)


@nox.session(name="faults-long", default=False)
def faults_long(session: nox.Session) -> None:
    """Do all of it; hours. Figures go to docs/reliability.md by hand, as they came out."""
    for name, *_ in FAULTS_SHARE:
        run(session, "python", "-m", "tools.faults", name)


@nox.session
def wheel(session: nox.Session) -> None:
    """Build twice to the same bytes, and find the data where nothing else is installed."""
    folder = Path(session.create_tmp())
    rmtree(folder)
    build = ("python", "-m", "build", "--wheel", "--no-isolation", "--outdir")
    run(session, *build, folder / "one", quiet=True)
    session.env.update(PYTHONHASHSEED="7", TZ="Asia/Kolkata")
    run(session, *build, folder / "two", quiet=True)
    one, two = (next((folder / each).glob("*.whl")) for each in ("one", "two"))
    digests = {hashlib.sha256(each.read_bytes()).hexdigest() for each in (one, two)}
    if len(digests) != 1:
        session.error("two builds of the wheel differ")
    run(session, "python", "-m", "venv", "--without-pip", folder / "venv")
    python = _python(folder / "venv")
    pip = ("python", "-m", "pip", "--disable-pip-version-check", "--python", python, "install")
    run(session, *pip, "--quiet", "--no-deps", "--no-index", one)
    with session.chdir(folder):
        run(session, python, "-I", "-c", INSTALLED)


INSTALLED = """
from pathlib import Path
import intake
from intake import assets
assert "venv" in Path(intake.__file__).parts, intake.__file__
assert "es" in assets.languages(), assets.languages()
assert assets.folder("translations").joinpath("es", "LC_MESSAGES", "intake.mo").is_file()
assert type(assets.catalog("es")).__name__ == "GNUTranslations"
assert any(assets.folder("resources").iterdir())
"""


def _core_tests() -> list[Path]:
    return [each for name in QT_FREE if (each := ROOT / "tests" / name).is_dir()]


def _corpus_tests() -> list[Path]:
    """Return the tests that read the public test data, or the folders where all do."""
    marked = [each for each in (ROOT / "tests").rglob("*.py") if "mark.corpus" in each.read_text()]
    return [each.parent if each.name == "conftest.py" else each for each in marked]


def _test_core(session: nox.Session) -> None:
    """Test what needs no Qt in a venv that has none; the pure core to its last branch."""
    python = _venv_without_qt(session, CACHE / "core")
    run(session, python, "-c", "import PySide6", fails=True)
    run(session, python, "-c", "import pytest, sqlcipher3, reportlab")
    session.env["COVERAGE_FILE"] = str(CACHE / "coverage.core")
    tested = (python, "-m", "pytest", "-n", "3", *_core_tests(), *session.posargs)
    # Counting doubles what a test costs, so what the fresh machine counts is not counted here.
    apart = (*PURE, "forms") if os.environ.get("INTAKE_FRESH_IS_NEXT") else ()
    counted = [f"--cov=intake/{each}" for each in apart] or ["--cov"]
    run(session, *tested, "-m", "not corpus", *counted, *QUIET)
    pure = ",".join(f"intake/{each}/*" for each in PURE)
    run(session, "coverage", "report", f"--include={pure}", *MISSED, "--fail-under=100")


def _venv_without_qt(session: nox.Session, folder: Path) -> Path:
    """Make a venv of links to every installed distribution but Qt's."""
    rmtree(folder, ignore_errors=True)
    run(session, "python", "-m", "venv", "--without-pip", folder)
    python = _python(folder)
    there = Path(get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    for each in Path(get_path("purelib")).iterdir():
        if not each.name.startswith(QT):
            (there / each.name).symlink_to(each, target_is_directory=each.is_dir())
    return python


def _python(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
