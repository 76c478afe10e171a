"""A document is what its patches say, in order, and needs no form to say it."""

from hypothesis import given
from hypothesis import strategies as st

from intake.domain.answers import Document, Patch, RowAdded, RowRemoved, SkipReason, Value


def test_an_answer_replaces_the_earlier_one() -> None:
    first = Patch("a", (("a", Value("1")),))
    second = Patch("a", (("a", Value("2")),))
    assert Document().after(first).after(second).values["a"] == Value("2")


def test_a_skip_has_no_value() -> None:
    patch = Patch("a", (("a", Value(skip=SkipReason.DECLINED)),))
    value = Document().after(patch).values["a"]
    assert value.v == ""
    assert not value.is_blank


def test_a_removed_row_takes_all_that_it_holds_along() -> None:
    document = Document()
    for patch in (
        Patch("harm", rows=(RowAdded("harm", "u1"),)),
        Patch("harm[u1]/what", (("harm[u1]/what", Value("x")),)),
        Patch("harm[u1]/who", rows=(RowAdded("harm[u1]/who", "w1"),)),
        Patch("harm", rows=(RowAdded("harm", "u10"),)),
        Patch("harm[u10]/what", (("harm[u10]/what", Value("y")),)),
        Patch("harm", rows=(RowRemoved("harm", "u1"),)),
    ):
        document = document.after(patch)
    assert document.rows == {"harm": ("u10",)}
    assert dict(document.values) == {"harm[u10]/what": Value("y")}


def test_a_row_that_is_added_twice_is_there_once() -> None:
    added = Patch("r", rows=(RowAdded("r", "u"),))
    assert Document().after(added).after(added).rows["r"] == ("u",)


def test_merging_compartments_keeps_the_rows_of_both_in_order() -> None:
    core = Document({"harm[a]/what": Value("x")}, {"harm": ("a", "b")})
    identity = Document({"harm[a]/name": Value("n")}, {"harm": ("b", "c")})
    merged = core.merged(identity)
    assert merged.rows["harm"] == ("a", "b", "c")
    assert set(merged.values) == {"harm[a]/what", "harm[a]/name"}


patches = st.builds(
    Patch,
    st.sampled_from(["a", "b"]),
    st.lists(st.tuples(st.sampled_from(["a", "b", "r[u]/x"]), st.builds(Value, st.text()))).map(
        tuple
    ),
    st.lists(
        st.one_of(
            st.builds(RowAdded, st.just("r"), st.sampled_from("uv")),
            st.builds(RowRemoved, st.just("r"), st.sampled_from("uv")),
        )
    ).map(tuple),
)


@given(st.lists(patches))
def test_a_patch_never_changes_the_document_it_is_applied_to(many: list[Patch]) -> None:
    document = Document()
    for patch in many:
        before = (dict(document.values), dict(document.rows))
        after = document.after(patch)
        assert (dict(document.values), dict(document.rows)) == before
        document = after
