"""What a pen fills in: boxes with codes, lines to write on, lines to sign on; and QR codes."""

from dataclasses import replace
from typing import Final

from intake.reports.document import BlankChoice, BlankQuestion, Code, Signatures
from intake.reports.pdf import styles
from intake.reports.pdf.cells import Cell, parallel, side_by_side
from intake.reports.pdf.setting import Setting, spaced
from intake.reports.pdf.strips import Shape, Strip, kept, unbroken, unlonely
from intake.reports.pdf.structure import Tag
from intake.reports.pdf.styles import Ink
from intake.reports.voices import text_in

_RULED: Final = 20.0
"""From one line to write on to the next: a hand needs that much."""
_BOX: Final = 8.5
_CODE: Final = 92.0
"""The column of the codes."""
_LONG: Final = 6
"""So many choices are set in two columns."""
_FEW: Final = 14
"""So many choices stay on one page with their question."""
_QR: Final = 40 * styles.MM


def blank_question(setting: Setting, asked: BlankQuestion) -> list[Strip]:
    """Set a question with its boxes, and lines to write on."""
    rule = Strip(4.0, shapes=(Shape(0.0, setting.width, Ink.LINE, 0.5),), before=6.0, keep=True)
    cells = []
    part: Tag | None = None
    for place, (x, width) in enumerate(setting.hanging()):
        own = styles.QUESTION if place == 0 else styles.QUESTION.softer()
        text = text_in(asked.question, place)
        is_new = place == 0 or len(asked.question) > 1
        if is_new:
            tag = setting.root.add("P", setting.languages[place])
            part = part or tag
            cells.append(Cell(x, width, text, own, tag))
    said = str(asked.number) if asked.number else ""
    number = Cell(0.0, styles.HANG, said, styles.LABEL, part)
    question = kept(parallel(setting.typeface, [number, *cells]))
    if asked.remark:
        question += kept(setting.spread(asked.remark, setting.hanging(), styles.SMALL))
    if asked.told:
        told = setting.spread(asked.told, setting.hanging(), styles.ANSWER)
        question += spaced(unlonely(told), 2.0)
        question[-1] = replace(question[-1], keep=True)
    boxes = _boxes(setting, asked.choices)
    ruled = [_line(setting) for _ in range(asked.lines)]
    body = [*boxes, *ruled] or [Strip(2.0)]
    tied = unbroken(body) if len(body) <= _FEW else unlonely(body)
    return [rule, *question, *spaced(tied, 3.0)]


def signatures(setting: Setting, wanted: Signatures) -> list[Strip]:
    """Set lines to sign on, and below each what belongs there."""
    count = len(wanted.labels)
    each = (setting.width - styles.GUTTER * (count - 1)) / count
    lines, cells = [], []
    for place, texts in enumerate(wanted.labels):
        x = place * (each + styles.GUTTER)
        lines.append(Shape(x, each, Ink.SOFT, 0.6))
        tag = setting.root.add("P", setting.languages[0])
        cells.append(Cell(x, each, "\n".join(texts), styles.SMALL, tag))
    top = Strip(3.0, shapes=tuple(lines), before=34.0, keep=True)
    return unbroken([top, *parallel(setting.typeface, cells)])


def code(setting: Setting, wanted: Code) -> list[Strip]:
    """Set a QR code; what it holds is said below it, for who has no camera."""
    alt = wanted.said[0] if wanted.said else wanted.content
    tag = setting.root.add("Figure", setting.languages[0], alt)
    picture = Strip(_QR, before=10.0, keep=True, code=wanted.content, tag=tag)
    return unbroken([picture, *spaced(setting.across(wanted.said, styles.SMALL), 4.0)])


def _boxes(setting: Setting, choices: tuple[BlankChoice, ...]) -> list[Strip]:
    """Set the choices; a long list in one language stands in two columns, read down the first."""
    if len(setting.columns) > 1 or len(choices) < _LONG:
        (first, _), *others = setting.columns
        end = others[0][0] - styles.GUTTER if others else setting.width
        place = (first + styles.HANG, end)
        return [strip for each in choices for strip in _choice(setting, each, place)]
    half = (setting.width - styles.HANG - styles.GUTTER) / 2
    middle = (len(choices) + 1) // 2
    columns = []
    for begins, part in ((0.0, choices[:middle]), (half + styles.GUTTER, choices[middle:])):
        place = (styles.HANG + begins, styles.HANG + begins + half)
        columns.append([strip for each in part for strip in _choice(setting, each, place)])
    return list(side_by_side(*columns))


def _choice(setting: Setting, choice: BlankChoice, place: tuple[float, float]) -> list[Strip]:
    """Set a box, the code, and the words in each language."""
    box, end = place
    begins = box + _BOX + 6
    room = end - begins
    shown = min(_CODE, room * 0.4)
    lead = setting.root.add("P", setting.languages[0])
    cells = [
        Cell(begins, shown - 6, choice.code, styles.SMALL, lead),
        Cell(begins + shown, room - shown, choice.texts[0], styles.CELL, lead),
    ]
    if len(setting.columns) > 1 and len(choice.texts) > 1:
        x, width = setting.columns[1]
        tag = setting.root.add("P", setting.languages[1])
        cells.append(Cell(x, width, choice.texts[1], styles.CELL.softer(), tag))
    lines = parallel(setting.typeface, cells)
    drawn = replace(lines[0], shapes=(Shape(box, _BOX, Ink.SOFT, is_box=True),))
    return spaced(unbroken([drawn, *lines[1:]]), 1.5)


def _line(setting: Setting) -> Strip:
    x = styles.HANG
    under = Shape(x, setting.width - x, Ink.LINE, 0.6)
    return Strip(0.6, shapes=(under,), before=_RULED)
