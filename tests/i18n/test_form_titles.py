from intake.forms.importing.builtin import builtin_xforms
from intake.forms.xform import read_form
from intake.i18n import Words
from intake.i18n.form_titles import OUR_FORMS, title_text


def test_every_questionnaire_of_ours_has_a_title_in_both_languages() -> None:
    assert [read_form(xform).title for _name, xform in builtin_xforms()] == list(OUR_FORMS)
    for title in OUR_FORMS:
        assert title_text(title, Words("en")) == title
        assert title_text(title, Words("es")) != title


def test_title_of_another_form_is_left_as_its_author_wrote_it() -> None:
    assert title_text("Help", Words("es")) == "Help"
