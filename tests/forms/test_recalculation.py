"""Whatever is answered in whatever order, a session stands as if it had been opened so."""

from typing import Any
from xml.sax.saxutils import quoteattr

from hypothesis import given
from hypothesis import strategies as st

from intake.domain.answers import Document, SkipReason, Value
from intake.forms.model import FormDef
from intake.forms.session import FormSession

ANSWERS = {
    "name": ("", "Ana", "Luis"),
    "country": ("", "mx", "gt"),
    "town": ("", "tap", "tap ten", "tec"),
    "was_harmed": ("", "y", "n"),
    "story/when": ("", "2026-01-02", "2030-01-01"),
    "story/where": ("", "here"),
    "harm[r1]/what": ("", "hit", "robbed"),
    "harm[r1]/days": ("1", "12", "0"),
    "harm[r2]/what": ("", "threatened"),
    "harm[r2]/days": ("5", "999"),
    "n": ("", "0", "1", "3", "8"),
}
acts = st.one_of(
    st.sampled_from([("answer", path, each) for path, all_ in ANSWERS.items() for each in all_]),
    st.sampled_from([("skip", path, "") for path in ANSWERS]),
    st.sampled_from([(act, "harm", uid) for act in ("add", "remove") for uid in ("r1", "r2")]),
    st.tuples(st.just("child"), st.just(""), st.sampled_from(["2", "11", ""])),
)


def do(session: FormSession, act: tuple[str, str, str]) -> Any:
    kind, path, given_ = act
    match kind:
        case "answer":
            return session.answer(path, given_)
        case "skip":
            return session.skip(path, SkipReason.NOT_KNOWN)
        case "add":
            return session.add_row(path, given_)
        case "remove":
            return session.remove_row(path, given_)
        case _:
            uids = session.document().rows.get("child", ("none",))
            return session.answer(f"child[{uids[-1]}]/age", given_)


@given(st.lists(acts, max_size=25))
def test_incremental_state_is_the_state_of_a_full_recalculation(
    harm_form: FormDef, open_session: Any, done: list[tuple[str, str, str]]
) -> None:
    session = open_session(harm_form)
    for act in done:
        do(session, act)
    again = open_session(harm_form, session.document())
    assert again.document() == session.document()
    assert again.steps() == session.steps()
    assert again.opening().is_empty


@given(st.lists(acts, max_size=25))
def test_replayed_patches_are_the_document(
    harm_form: FormDef, open_session: Any, done: list[tuple[str, str, str]]
) -> None:
    session = open_session(harm_form)
    replayed = Document()
    changes = [session.opening(), *(do(session, act) for act in done)]
    for change in changes:
        for patch in change.patches.values():
            replayed = replayed.after(patch)
    held = session.document()
    kept = {path: value for path, value in replayed.values.items() if value != Value()}
    assert kept == held.values
    assert {path: uids for path, uids in replayed.rows.items() if uids} == held.rows


@given(st.lists(acts, max_size=15), acts)
def test_everything_that_changed_is_told(
    harm_form: FormDef,
    open_session: Any,
    done: list[tuple[str, str, str]],
    last: tuple[str, str, str],
) -> None:
    session = open_session(harm_form)
    for act in done:
        do(session, act)
    before = session.document().values
    change = do(session, last)
    after = session.document().values
    differing = {p for p in before.keys() | after.keys() if before.get(p) != after.get(p)}
    assert {p for p in differing if p in session._instance.at} <= change.changed


@given(st.lists(acts, max_size=20))
def test_identity_answers_never_stand_in_another_compartment(
    harm_form: FormDef, open_session: Any, done: list[tuple[str, str, str]]
) -> None:
    session = open_session(harm_form)
    for act in done:
        for compartment, patch in do(session, act).patches.items():
            assert all(session.compartment(path) is compartment for path, _value in patch.values)


PIECES = (
    *("/data/a", "/data/b", "../c", ".", "/data/r/x", "../../r", "current()/../a", "/data/r"),
    *("1", "'x'", "''", "0.5", "position(..)", "count(/data/r)", "sum(/data/r/x)", "today()"),
    *("random()", "once(/data/b)", "selected(/data/a, 'x')", "number(/data/b)", "//x", "../x"),
    *("indexed-repeat(/data/r/x, /data/r, 1)", "int(/data/a)", "not(/data/c)", "foo(1)", "(1"),
    *("regex(/data/a, '(')", "if(/data/a = 'x', /data/b, /data/c)", "string-length(/data/b)"),
)
SIGNS = (" + ", " = ", " and ", " or ", " < ", " != ", " | ", " div ")
rules = st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).flatmap(
    lambda parts: st.lists(
        st.sampled_from(SIGNS), min_size=len(parts) - 1, max_size=len(parts) - 1
    ).map(lambda signs: parts[0] + "".join(s + p for s, p in zip(signs, parts[1:], strict=True)))
)
written_binds = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c", "r", "r/x", "r/y"]),
        st.sampled_from(["relevant", "calculate", "constraint", "required", "readonly"]),
        rules,
    ),
    max_size=6,
    unique_by=lambda bind: bind[0],
)


@given(
    written_binds, st.lists(st.tuples(st.sampled_from("abcr"), st.sampled_from("x13")), max_size=8)
)
def test_any_rules_end_in_a_state_and_never_in_a_crash(
    make_form: Any,
    open_session: Any,
    binds: list[tuple[str, str, str]],
    done: list[tuple[str, str]],
) -> None:
    form = make_form(
        '<a/><b/><c/><r jr:template=""><x/><y/></r>',
        "".join(
            f"<bind nodeset={quoteattr('/data/' + path)} {rule}={quoteattr(expression)}/>"
            for path, rule, expression in binds
        ),
        """<input ref="/data/a"/><input ref="/data/b"/><input ref="/data/c"/><group ref="/data/r">
        <repeat nodeset="/data/r"><input ref="/data/r/x"/><input ref="/data/r/y"/></repeat></group>""",
    )
    session = open_session(form)
    for path, text in done:
        if path == "r":
            session.add_row("r", text)
        session.answer(f"r[{text}]/x" if path == "r" else path, text)
    for path in session.unanswered():
        session.question(path)
    assert session.progress()[0] >= 0
