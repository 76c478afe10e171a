"""What a calculation finds by the number of a row follows that number."""

from typing import Any


def test_value_of_the_chosen_row_follows_the_choice(make_form: Any, open_session: Any) -> None:
    form = make_form(
        '<r jr:template=""><name/></r><chosen/><who/>',
        """<bind nodeset="/data/who"
        calculate="indexed-repeat( /data/r/name , /data/r , /data/chosen )"/>""",
        """<group ref="/data/r"><repeat nodeset="/data/r"><input ref="/data/r/name"/></repeat>
        </group><input ref="/data/chosen"/>""",
    )
    session = open_session(form)
    for uid, name in (("a", "Ana"), ("b", "Luis")):
        session.add_row("r", uid)
        session.answer(f"r[{uid}]/name", name)
    found = []
    for number in ("1", "2", "1"):
        session.answer("chosen", number)
        found.append(session.document().values["who"].v)
    assert found == ["Ana", "Luis", "Ana"]
