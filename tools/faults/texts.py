"""R19: text from hell, through saving, reading, printing, travelling and being taken in.

    python -m tools.faults texts --cases 500

What a person says is kept as it was typed, whatever characters it has. A lone surrogate is no text,
and more than an entry may hold is too much: both are refused before anything is written.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
import unicodedata
from contextlib import closing
from pathlib import Path
from typing import Final, Literal

from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.domain.errors import TextNotKeptError
from tests.storage.desk import Desk
from tools.faults.busy import STORY, found_store, unlocked

PIECES: Final = (
    "\u00f1", "n\u0303", "\u202e", "\u202c", "\u2066", "\u200d", "\u200b", "\ufeff", "\u00ad",
    "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇲🇽", "مرحبا", "שלום", "ꞌ", "ʼ", "\U0001d54f",
    "\u0301" * 40, "a\u0300\u0323",
    "<b>", "<img src='/etc/passwd'/>", "&amp;", "&#0;", "]]>", "{{7*7}}", "%s", "${path}", "'; --",
    "=cmd|' /C'!A0", "@SUM(1)", "\\", '"', "\t", "\n", "\r\n", "\u2028", "\x1b[31m", "\x7f", "\x01",
    "\ue000", "\uffff", "\ufdd0", "文字", "อักษร", "க்ஷ", "K'iche'", "[[person:1]]", "NaN", "null",
)  # fmt: skip
LONG: Final = 1_000_000


def run(given: argparse.Namespace) -> int:
    """Say so many things, and print what came back otherwise."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        bad, printed = say(Path(folder), given.cases, given.seed)
    print(
        f"{given.cases} texts saved, read back and taken in elsewhere, {printed} of them printed: "
        f"{len(bad)} bad {bad[:10]}; {time.monotonic() - began:.0f} s"
    )
    return 1 if bad else 0


def texts(cases: int, seed: int) -> list[str]:
    """Return texts of every sort; the last is long."""
    chance = random.Random(seed)
    made = [*PIECES[:cases]]
    forms: tuple[Literal["NFC", "NFD"] | None, ...] = ("NFC", "NFD", None)
    while len(made) < cases - 1:
        pieces = chance.choices(PIECES, k=chance.randint(1, 12))
        form = chance.choice(forms)
        text = " ".join(pieces) if chance.random() < 0.5 else "".join(pieces)
        made.append(unicodedata.normalize(form, text) if form else text)
    return [*made[: cases - 1], "ñandú " * (LONG // 8)]


def say(folder: Path, cases: int, seed: int) -> tuple[list[str], int]:
    """Return what was bad, and how many were printed."""
    every = texts(cases, seed)
    return _travelled(folder, every) + _refused(folder), _printed(folder, every)


def _travelled(folder: Path, every: list[str]) -> list[str]:
    """Say each at one station, take it in at another, and compare both with what was said."""
    here, there = folder / "here", folder / "there"
    here.mkdir()
    there.mkdir()
    bad = []
    with closing((one := Desk(here)).files), closing((two := Desk(there, "two", "berta")).files):
        one.describe()
        interview = one.open_interview()
        for number, text in enumerate(every):
            one.answer(interview, f"q{number}", text)
        with one.records() as records:
            records.refresh_document(interview)
        with two.records() as records:
            records.merge(list(one.reading.record_entries(interview)))
        for name, desk in (("here", one), ("there", two)):
            values = desk.reading.interview(interview).document.values
            bad += [f"{name} {n}" for n, text in enumerate(every) if values[f"q{n}"].v != text]
    return bad


def _refused(folder: Path) -> list[str]:
    """Say what is no text: nothing of it may be written."""
    where = folder / "refused"
    where.mkdir()
    bad = []
    with closing((desk := Desk(where)).files):
        desk.describe()
        interview = desk.open_interview()
        for text in ("\ud800", "a\udfff", "ñ" * LONG):
            before = len(list(desk.reading.record_entries(interview)))
            try:
                desk.answer(interview, "q", text)
                bad.append(f"taken: {text[:9]!r}")
            except TextNotKeptError:
                pass
            if len(list(desk.reading.record_entries(interview))) != before:
                bad.append(f"written: {text[:9]!r}")
    return bad


def _printed(folder: Path, every: list[str]) -> int:
    """Print a paper with each as the answer of one question, and see that it is a whole PDF."""
    application = unlocked(found_store(folder / "printed"))
    try:
        consent = Consent(Purpose.COLLECT, Decision.GRANTED)
        form = application.shelf.newest("intake_f2").hash
        opened = application.interviewing.begin(form, consent, Languages("spa", "spa"))
        session = application.shelf.session(opened)
        for path, value in (("lawyer/has_lawyer", "no"), ("fear/afraid_here", "yes")):
            application.interviewing.answer(opened.id, session.answer(path, value).patches)
        short = [each for each in every if len(each) < LONG // 10]  # else it is a book
        for number, text in enumerate(short):
            patches = session.answer(STORY, text).patches
            application.interviewing.answer(opened.id, patches)
            paper = folder / f"{number}.pdf"
            application.reporting.summary(opened.id, str(paper), ("es", "en"))
            data = paper.read_bytes()
            paper.unlink()
            if not (data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF")):
                raise SystemExit(f"no paper of text {number}")
    finally:
        application.close()
    return len(short)
