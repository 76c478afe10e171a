"""The list of interviews: pages on demand from the store, sorted and filtered there."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from intake.domain.case_codes import CaseCode, shown
from intake.domain.errors import IntakeError
from intake.domain.ids import InterviewId
from intake.i18n import Words
from intake.services.ports import InterviewRow, ListPage, ListQuery, Reading
from intake.ui.presenters import cases_words as said
from intake.ui.presenters.cases_state import (
    DIFFERING,
    ORDERS,
    STATE_FILTERS,
    CaseRow,
    CasesState,
    Column,
    Filter,
    Listed,
    Preview,
)
from intake.ui.presenters.lane import Lane

PAGE = 60
PAGES_KEPT = 40


@dataclass(frozen=True, slots=True)
class CasesTools:
    """What the presenter works with."""

    reading: Reading
    reader: Lane
    now: Callable[[], datetime]
    zone: tzinfo
    sentence: Callable[[IntakeError, Words], str]
    has_newer: Callable[[InterviewRow], bool] = lambda _row: False
    """Tells whether a newer version of the form of an interview is here."""


class CasesPresenter:
    """Keeps a few pages of rows; the rest stays in the store."""

    def __init__(
        self,
        tools: CasesTools,
        words: Words,
        show: Callable[[CasesState], None],
        rows_came: Callable[[int, int], None],
    ) -> None:
        """Begin; `rows_came` is told the first and the last row of a page that has arrived."""
        self._tools, self._words, self._show, self._rows_came = tools, words, show, rows_came
        self._query = ListQuery(limit=PAGE)
        self._column = Column.UPDATED
        self._filter = "all"
        self._pages: OrderedDict[int, tuple[InterviewRow, ...]] = OrderedDict()
        self._asked: set[int] = set()
        self._count = self._generation = self._differing = 0
        self._is_loading = True
        self._chosen: InterviewRow | None = None
        self._error: IntakeError | None = None

    @property
    def chosen(self) -> InterviewRow | None:
        """The interview in the preview."""
        return self._chosen

    @property
    def listed(self) -> Listed:
        """What the list shows now, for whoever works with all of it."""
        chosen, query = self._chosen, self._query
        if chosen is None:
            return Listed(states=query.states, typed=query.text)
        code = shown(CaseCode(chosen.case_code))
        return Listed(chosen.id, code, chosen.form_id, query.states, query.text)

    def open(self) -> None:
        """Ask for the first page anew; what is shown stays until it has come."""
        self._generation += 1
        self._asked.clear()
        self._is_loading = True
        self._ask(0)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> CasesState:
        """Return the state of the screen."""
        words = self._words
        return CasesState(
            title=words.gettext("Interviews"),
            counted=words.ngettext("{count} interview", "{count} interviews", self._count),
            count=self._count,
            generation=self._generation,
            filters=self._filters(),
            headings=said.headings(words),
            sorted_by=self._column,
            is_descending=self._query.descending,
            preview=self._preview(self._chosen) if self._chosen else None,
            is_loading=self._is_loading,
            is_filtered=bool(self._query.text or self._query.states or self._query.differing),
            problem=self._tools.sentence(self._error, words) if self._error else "",
        )

    def row(self, at: int) -> CaseRow | None:
        """Return a row in words; None while its page is on its way."""
        found = self._page_row(at)
        return said.case_row(found, self._words, self._moment()) if found else None

    def choose(self, at: int) -> None:
        """Show a row close up."""
        found = self._page_row(at)
        if found is not None and found != self._chosen:
            self._chosen = found
            self.refresh()

    def filter_by(self, key: str) -> None:
        """Show only interviews of one state, or all."""
        self._filter = key
        states = dict(STATE_FILTERS).get(key, ())
        self._change(states=states, differing=key == DIFFERING)

    def search(self, typed: str) -> None:
        """Show only case codes that begin so; dashes and blanks do not matter."""
        text = "".join(typed.split()).replace("-", "").upper()
        if text != self._query.text:
            self._change(text=text)

    def sort_by(self, column: Column) -> None:
        """Sort by a column; by the same one again turns the order round."""
        if column not in ORDERS:
            return
        is_same = column is self._column
        descending = not self._query.descending if is_same else column is Column.UPDATED
        self._column = column
        self._change(order=ORDERS[column], descending=descending)

    def position_of(self, interview: InterviewId) -> int | None:
        """Return the row of an interview, if its page is here."""
        for first, rows in self._pages.items():
            for at, row in enumerate(rows):
                if row.id == interview:
                    return first * PAGE + at
        return None

    def _filters(self) -> tuple[Filter, ...]:
        keys = [key for key, _states in STATE_FILTERS]
        if self._differing or self._filter == DIFFERING:
            keys.append(DIFFERING)
        return tuple(
            Filter(key, said.filter_text(key, self._words), key == self._filter) for key in keys
        )

    def _change(self, **changed: object) -> None:
        self._query = replace(self._query, **changed)  # type: ignore[arg-type]  # named fields above
        self.open()

    def _page_row(self, at: int) -> InterviewRow | None:
        page, place = divmod(at, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._ask(page)
            return None
        self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def _ask(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        query, generation = replace(self._query, offset=page * PAGE), self._generation
        reading = self._tools.reading
        self._tools.reader.run(
            lambda: reading.interviews(query),
            lambda came: self._came(came, page, generation),
            self._refused,
        )

    def _came(self, came: ListPage, page: int, generation: int) -> None:
        if generation != self._generation:
            return
        if self._is_loading:  # the first page of a new list
            self._pages.clear()
            self._is_loading, self._error = False, None
        self._asked.discard(page)
        self._pages[page] = came.rows
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        self._count, self._differing = came.count, came.differing
        self._keep_chosen(came.rows)
        self.refresh()
        self._rows_came(page * PAGE, page * PAGE + len(came.rows) - 1)

    def _keep_chosen(self, rows: tuple[InterviewRow, ...]) -> None:
        """Keep the preview on its interview while it is in the list, else take the first row."""
        if self._chosen is not None:
            newer = next((row for row in rows if row.id == self._chosen.id), None)
            is_here = newer is not None or any(
                row.id == self._chosen.id for page in self._pages.values() for row in page
            )
            self._chosen = (newer or self._chosen) if is_here else None
        if self._chosen is None:
            self._chosen = rows[0] if rows else None

    def _preview(self, row: InterviewRow) -> Preview:
        newer = self._tools.has_newer(row)
        return said.preview(row, self._words, self._moment(), has_newer=newer)

    def _refused(self, error: IntakeError) -> None:
        self._is_loading, self._error = False, error
        self.refresh()

    def _moment(self) -> said.Moment:
        return said.Moment(self._tools.now(), self._tools.zone)
