"""The style sheet, generated from the tokens."""

from pathlib import Path

from intake.assets import folder
from intake.ui.theme.tokens import TYPE, Theme

# Qt drops a border-radius larger than half the height: each radius fits the height beside it.


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of a theme."""
    parts = (
        _frames,
        _labels,
        _pills,
        _buttons,
        _kinds,
        _scrolling,  # before the fields: a long text scrolls too, and has a border
        _fields,
        _checks,
        _scales,
        _ranks,
        _tables,
        _menus,
    )
    return "\n".join(part(theme) for part in parts)


def _type(theme: Theme, role: str) -> str:
    return f"font-size:{theme.px(role)}px; font-weight:{TYPE[role][1]};"


def _frames(theme: Theme) -> str:
    c, s = theme.colors, theme.s
    return f"""
QWidget {{ color:{c.text}; {_type(theme, "body")} }}
QMainWindow, QDialog, QWidget#canvas {{ background:{c.canvas}; }}
QFrame[card="line"] {{ background:{c.surface}; border:2px solid {c.surface};
  border-radius:{s(8)}px; }}
QFrame[card="line-focus"] {{ background:{c.primary_soft}; border:2px solid {c.focus};
  border-radius:{s(8)}px; }}
QFrame[card="true"] {{ background:{c.surface}; border:1px solid {c.line};
  border-radius:{s(14)}px; }}
QFrame[well="true"] {{ background:{c.sunken}; border:1px solid {c.line};
  border-radius:{s(10)}px; }}
QFrame[bar="top"] {{ background:{c.surface}; border:0; border-bottom:1px solid {c.line}; }}
QFrame[bar="bottom"] {{ background:{c.surface}; border:0; border-top:1px solid {c.line}; }}
QFrame[bar="side"] {{ background:{c.surface}; border:0; border-right:1px solid {c.line}; }}
QFrame[bar="side"][rtl="true"] {{ border-right:0; border-left:1px solid {c.line}; }}
QFrame[rule="h"] {{ background:{c.line}; border:0; max-height:1px; min-height:1px; }}
QFrame[rule="v"] {{ background:{c.line}; border:0; max-width:1px; min-width:1px; }}
QFrame[seg="box"] {{ background:{c.sunken}; border:1px solid {c.line}; border-radius:{s(10)}px; }}
QFrame[banner] {{ border:1px solid {c.pill_line}; border-radius:{s(10)}px; }}
QFrame[banner="info"] {{ background:{c.info_soft}; }}
QFrame[banner="ok"] {{ background:{c.ok_soft}; }}
QFrame[banner="warn"] {{ background:{c.warn_soft}; }}
QFrame[banner="bad"] {{ background:{c.bad_soft}; }}
QToolTip {{ background:{c.text}; color:{c.surface}; border:0; padding:{s(6)}px {s(8)}px; }}"""


def _labels(theme: Theme) -> str:
    c = theme.colors
    headings = "\n".join(
        f'QLabel[role="{role}"] {{ {_type(theme, role)} }}'
        for role in ("h1", "h2", "h3", "question", "question2", "code")
    )
    return f"""
QLabel {{ background:transparent; }}
{headings}
QLabel[role="label"] {{ {_type(theme, "label")} color:{c.muted}; }}
QLabel[role="field"] {{ {_type(theme, "label")} color:{c.text}; }}
QLabel[role="caption"] {{ {_type(theme, "caption")} color:{c.muted}; }}
QLabel[role="muted"] {{ color:{c.muted}; }}
QLabel[role="bad"] {{ color:{c.bad}; }} QLabel[role="ok"] {{ color:{c.ok}; }}
QLabel[role="warn"] {{ color:{c.warn}; }}
QLabel[role="strong"] {{ {_type(theme, "body_strong")} }}"""


def _pills(theme: Theme) -> str:
    c, s = theme.colors, theme.s
    return f"""
QLabel[pill] {{ {_type(theme, "caption")} font-weight:600; border:1px solid {c.pill_line};
  border-radius:{s(11)}px; padding:{s(2)}px {s(10)}px; min-height:{s(18)}px; }}
QLabel[pill="ok"] {{ background:{c.ok_soft}; color:{c.ok}; }}
QLabel[pill="warn"] {{ background:{c.warn_soft}; color:{c.warn}; }}
QLabel[pill="bad"] {{ background:{c.bad_soft}; color:{c.bad}; }}
QLabel[pill="info"] {{ background:{c.info_soft}; color:{c.info}; }}
QLabel[pill="quiet"] {{ background:{c.sunken}; color:{c.muted}; }}
QLabel[pill="lang"] {{ background:{c.primary_soft}; color:{c.primary_soft_text}; }}"""


def _buttons(theme: Theme) -> str:
    c, s = theme.colors, theme.s
    return f"""
QPushButton {{ {_type(theme, "control")} background:{c.surface}; border:1px solid {c.line_strong};
  border-radius:{s(9)}px; padding:0 {s(16)}px; min-height:{s(38)}px; }}
QPushButton:hover {{ background:{c.sunken}; }} QPushButton:pressed {{ background:{c.line}; }}
QPushButton:focus {{ border:2px solid {c.focus}; padding:0 {s(15)}px; }}
QPushButton:disabled {{ color:{c.faint}; border-color:{c.line}; background:{c.sunken}; }}
QPushButton[kind="primary"] {{ background:{c.primary}; border:1px solid {c.primary};
  color:{c.on_primary}; font-weight:600; }}
QPushButton[kind="primary"]:hover {{ background:{c.primary_hover};
  border-color:{c.primary_hover}; }}
QPushButton[kind="primary"]:pressed {{ background:{c.primary_press}; }}
QPushButton[kind="primary"]:focus {{ border:2px solid {c.text}; }}
QPushButton[kind="primary"]:disabled {{ background:{c.line}; border-color:{c.line};
  color:{c.faint}; }}"""


def _kinds(theme: Theme) -> str:
    c, s = theme.colors, theme.s
    return f"""
QPushButton[kind="quiet"] {{ background:transparent; border:1px solid transparent;
  color:{c.muted};
  padding:0 {s(12)}px; }}
QPushButton[kind="quiet"]:hover {{ background:{c.sunken}; color:{c.text}; }}
QPushButton[kind="quiet"]:focus {{ border:2px solid {c.focus}; padding:0 {s(11)}px; }}
QPushButton[kind="quiet"]:checked {{ background:{c.primary_soft}; color:{c.primary_soft_text}; }}
QPushButton[kind="quiet"]:disabled {{ color:{c.faint}; background:transparent;
  border-color:transparent; }}
QPushButton[kind="link"] {{ background:transparent; border:1px solid transparent;
  color:{c.primary};
  padding:0 {s(4)}px; min-height:{s(26)}px; border-radius:{s(6)}px; }}
QPushButton[kind="link"]:hover {{ color:{c.primary_hover}; background:{c.primary_soft}; }}
QPushButton[kind="link"]:focus {{ border:2px solid {c.focus}; padding:0 {s(3)}px; }}
QPushButton[kind="chip"] {{ background:{c.surface}; border:1px solid {c.line};
  border-radius:{s(16)}px;
  min-height:{s(32)}px; padding:0 {s(14)}px; color:{c.muted}; }}
QPushButton[kind="chip"]:hover {{ border-color:{c.line_strong}; color:{c.text}; }}
QPushButton[kind="chip"]:checked {{ background:{c.primary_soft}; border:1px solid {c.primary};
  color:{c.primary_soft_text}; font-weight:600; }}
QPushButton[kind="chip"]:focus {{ border:2px solid {c.focus}; padding:0 {s(13)}px; }}
QToolButton {{ background:transparent; border:1px solid transparent; border-radius:{s(7)}px;
  padding:{s(3)}px; }}
QToolButton:hover {{ background:{c.sunken}; }} QToolButton:focus {{ border:2px solid {c.focus};
  }}"""


def _fields(theme: Theme) -> str:
    c, s = theme.colors, theme.s
    chevron = _tinted("chevron-down", c.muted)
    return f"""
QLineEdit, QPlainTextEdit, QComboBox, QDateEdit, QSpinBox {{ background:{c.surface};
  border:1px solid {c.line_strong}; border-radius:{s(9)}px; padding:0 {s(12)}px;
  min-height:{s(38)}px; selection-background-color:{c.primary}; selection-color:{c.on_primary}; }}
QPlainTextEdit {{ padding:{s(8)}px {s(10)}px; }}
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover {{ border-color:{c.muted}; }}
QLineEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus {{ border:2px solid {c.focus};
  padding:0 {s(11)}px; }}
QPlainTextEdit:focus {{ border:2px solid {c.focus}; padding:{s(7)}px {s(9)}px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ background:{c.sunken};
  color:{c.faint}; border-color:{c.line}; }}
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] {{ border:1px solid {c.bad}; }}
QLineEdit[invalid="true"]:focus {{ border:2px solid {c.bad}; }}
QComboBox::drop-down {{ border:0; width:{s(30)}px; }}
QComboBox::down-arrow {{ image:url("{chevron}"); width:{s(16)}px; height:{s(16)}px; }}
QComboBox QAbstractItemView {{ background:{c.surface}; border:1px solid {c.line};
  padding:{s(4)}px;
  selection-background-color:{c.primary_soft}; selection-color:{c.primary_soft_text};
  outline:0; }}"""


def _checks(theme: Theme) -> str:
    c, s = theme.colors, theme.s
    edge = "0" if c.pill_line == "transparent" else f"1px solid {c.pill_line}"
    return f"""
QCheckBox, QRadioButton {{ spacing:{s(10)}px; background:transparent; }}
QCheckBox::indicator {{ width:{s(20)}px; height:{s(20)}px; border:1px solid {c.line_strong};
  border-radius:{s(6)}px; background:{c.surface}; }}
QCheckBox::indicator:hover {{ border-color:{c.primary}; }}
QCheckBox::indicator:checked {{ background:{c.primary}; border-color:{c.primary};
  image:url("{_tinted("check", c.on_primary)}"); }}
QCheckBox::indicator:focus {{ border:2px solid {c.focus}; }}
QCheckBox:disabled {{ color:{c.faint}; }}
QProgressBar {{ background:{c.sunken}; border:{edge}; border-radius:{s(3)}px; max-height:{s(6)}px;
  min-height:{s(6)}px; text-align:center; }}
QProgressBar::chunk {{ background:{c.primary}; border-radius:{s(3)}px; }}"""


def _scales(theme: Theme) -> str:
    """Style sliders; one that nobody has touched has no handle, for it says nothing yet."""
    c, s = theme.colors, theme.s
    return f"""
QSlider::groove:horizontal {{ background:{c.line}; border:0; height:{s(6)}px;
  border-radius:{s(3)}px; }}
QSlider::groove:vertical {{ background:{c.line}; border:0; width:{s(6)}px;
  border-radius:{s(3)}px; }}
QSlider::sub-page:horizontal {{ background:{c.primary}; border-radius:{s(3)}px;
  margin:{s(7)}px 0; }}
QSlider::add-page:vertical {{ background:{c.primary}; border-radius:{s(3)}px;
  margin:0 {s(7)}px; }}
QSlider::handle {{ background:{c.surface}; border:2px solid {c.primary};
  border-radius:{s(9)}px; width:{s(16)}px; height:{s(16)}px; }}
QSlider::handle:horizontal {{ margin:-{s(7)}px 0; }}
QSlider::handle:vertical {{ margin:0 -{s(7)}px; }}
QSlider::handle:focus {{ background:{c.focus}; border-color:{c.focus}; }}
QSlider[untouched="true"]::handle {{ background:transparent; border-color:transparent; }}
QSlider[untouched="true"]::handle:focus {{ background:transparent; border-color:{c.focus}; }}
QSlider[untouched="true"]::sub-page, QSlider[untouched="true"]::add-page {{
  background:transparent; }}"""


def _ranks(theme: Theme) -> str:
    c, s = theme.colors, theme.s
    return f"""
QListWidget[rank="true"] {{ background:transparent; }}
QListWidget[rank="true"]::item {{ background:{c.surface}; color:{c.text};
  border:1px solid {c.line}; border-radius:{s(9)}px; min-height:{s(34)}px;
  padding:0 {s(12)}px; margin:{s(2)}px 0; }}
QListWidget[rank="true"]::item:selected {{ background:{c.primary_soft};
  color:{c.primary_soft_text}; border-color:{c.primary}; }}
QListWidget[rank="true"]::item:selected:focus {{ border:2px solid {c.focus}; }}
QPushButton[kind="field"] {{ text-align:left; padding-left:{s(12)}px; font-weight:400; }}"""


def _scrolling(theme: Theme) -> str:
    c, s = theme.colors, theme.s
    return f"""
QScrollArea, QAbstractScrollArea {{ background:transparent; border:0; }}
QScrollArea > QWidget > QWidget {{ background:transparent; }}
QScrollBar:vertical {{ background:transparent; width:{s(12)}px; margin:{s(2)}px; }}
QScrollBar::handle:vertical {{ background:{c.thumb}; border-radius:{s(4)}px;
  min-height:{s(40)}px; }}
QScrollBar::handle:vertical:hover {{ background:{c.muted}; }}
QScrollBar:horizontal {{ background:transparent; height:{s(12)}px; margin:{s(2)}px; }}
QScrollBar::handle:horizontal {{ background:{c.thumb}; border-radius:{s(4)}px;
  min-width:{s(40)}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height:0; width:0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background:transparent; }}"""


def _tables(theme: Theme) -> str:
    c, s = theme.colors, theme.s
    return f"""
QTableView, QListView, QTreeView {{ background:{c.surface}; border:0; gridline-color:transparent;
  selection-background-color:{c.sel}; selection-color:{c.text}; outline:0; }}
QTableView::item {{ border-bottom:1px solid {c.line}; padding:0 {s(8)}px; }}
QHeaderView {{ background:{c.surface}; border:0; }}
QHeaderView::section {{ {_type(theme, "caption")} font-weight:600; background:{c.surface};
  color:{c.muted}; border:0; border-bottom:1px solid {c.line}; padding:0 {s(8)}px;
  min-height:{s(40)}px; }}
QHeaderView::section:first {{ padding-left:{s(16)}px; }}
QHeaderView::section:hover {{ color:{c.text}; }}
QHeaderView::up-arrow, QHeaderView::down-arrow {{ width:0; height:0; }}
QTableCornerButton::section {{ background:{c.surface}; border:0; }}
QCalendarWidget QTableView::item {{ border:0; padding:0; }}
QCalendarWidget QTableView {{ selection-background-color:{c.primary};
  selection-color:{c.on_primary}; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background:{c.surface}; }}
QCalendarWidget QToolButton {{ color:{c.text}; font-weight:600; }}
QCalendarWidget QToolButton::menu-indicator {{ image:none; }}"""


def _menus(theme: Theme) -> str:
    c, s = theme.colors, theme.s
    return f"""
QMenu {{ background:{c.surface}; border:1px solid {c.line}; padding:{s(6)}px; }}
QMenu::item {{ padding:{s(8)}px {s(14)}px; border-radius:{s(6)}px; }}
QMenu::item:selected {{ background:{c.primary_soft}; color:{c.primary_soft_text}; }}"""


def _tinted(name: str, color: str) -> str:
    path = folder("resources").joinpath("icons", "tinted", f"{name}-{color.lstrip('#')}.svg")
    return Path(str(path)).as_posix()
