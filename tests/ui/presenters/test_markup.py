"""Markdown of form authors: a few manners of writing, and never any HTML of theirs."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.ui.presenters import markup


@pytest.mark.parametrize(
    ("text", "plain", "html"),
    [
        ("Name", "Name", None),
        ("snake_case_name and 2 * 3", "snake_case_name and 2 * 3", None),
        ("**Bold** and *slanted*", "Bold and slanted", "<b>Bold</b> and <i>slanted</i>"),
        ("# Title\n- one", "Title\n• one", "<b>Title</b><br>•&nbsp;one"),
        ("[words](http://x.invalid)", "words", "words"),
        (r"\*not\*", "*not*", "*not*"),
        ("**<b>x</b>**", "<b>x</b>", "<b>&lt;b&gt;x&lt;/b&gt;</b>"),
    ],
)
def test_text_is_read_so(text: str, plain: str, html: str | None) -> None:
    assert markup.plain(text) == plain
    assert markup.as_html(text) == html


class Tags(HTMLParser):
    """Collects the tags of a text."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[tuple[str, int]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add((tag, len(attrs)))


@given(st.text(alphabet='*_#[]()`\\<>&"- ab\n', max_size=60))
def test_no_text_brings_a_tag_of_its_own(text: str) -> None:
    tags = Tags()
    tags.feed(markup.as_html(text) or "")
    assert tags.seen <= {("b", 0), ("i", 0), ("br", 0)}


def test_a_blank_to_fill_in_is_no_mark() -> None:
    text = "Me llamo ___. Trabajo en ____."
    assert markup.as_html(text) is None
    assert markup.plain(text) == text
