"""Holds, requests and the due list from the command line."""

from typing import Any

import pytest

from tests.cli.conftest import Command, Site


class Desk:
    """Types commands about the one interview of a store."""

    def __init__(self, command: Command, site: Site) -> None:
        self._command, self._site, self.case = command, site, site.case

    def __call__(self, *typed: object, code: int = 0) -> Any:
        return self._command.at(self._site.north, *typed, "--json", code=code).json

    def said(self, *typed: object, lang: str = "es") -> str:
        return self._command.at(self._site.north, *typed, lang=lang).out


@pytest.fixture
def desk(command: Command, site: Site) -> Desk:
    return Desk(command, site)


def test_hold_is_set_listed_and_lifted(desk: Desk) -> None:
    by = ("--by", "Office 4", "--reason", "appeal")
    held = desk("hold", "set", desk.case, *by)["hold"]
    (line,) = desk("hold", "list", desk.case)
    assert (line["id"], line["held"], line["source"], line["until"]) == (held, True, "counsel", "")
    assert "no se borra por ahora" in desk.said("hold", "list", desk.case)
    desk("hold", "lift", desk.case, held, *by)
    assert [each["held"] for each in desk("hold", "list", desk.case)] == [False]
    assert "hold" in desk("hold", "lift", desk.case, held, *by, code=4)["message"]


def test_request_is_received_due_and_answered(desk: Desk) -> None:
    asked = desk("request", "receive", desk.case, "cancellation", "--day", "2026-01-05")
    assert asked["due"] == "2026-02-02"
    assert "Responder una solicitud: que se borren sus datos" in desk.said("retention", "due")
    assert [each["kind"] for each in desk("retention", "due")] == ["request"]
    answered = desk("request", "answer", desk.case, asked["request"], "granted")
    assert "collect" in answered["taken_back"]
    assert "Concedida" in desk.said("request", "list", desk.case)
    (line,) = desk("request", "list", desk.case)
    assert (line["answer"], line["by"]) == ("granted", "self")
    assert [each["kind"] for each in desk("retention", "due", "--days", "30")] == ["erase"]


def test_policy_is_shown_changed_and_refused(desk: Desk) -> None:
    assert desk("retention", "policy")["periods"]["audio"] == {"days": 365, "at_end": "ask_again"}
    typed = ("--period", "audio:90:end", "--period", "collect:20:ask_again", "--asking", "30")
    changed = desk("retention", "policy", *typed)
    assert (changed["periods"]["audio"]["days"], changed["asking"]) == (90, 30)
    assert desk("retention", "policy", "--period", "audio:60:end")["asking"] == 30
    assert "Terminar el permiso" in desk.said("retention", "policy")
    for wrong in ("audio", "audio:0:end", "collect:20:anonymise"):
        assert desk("retention", "policy", "--period", wrong, code=4)["error"]


def test_person_who_is_asked_again_says_yes_and_then_no(desk: Desk) -> None:
    desk("retention", "policy", "--period", "collect:20:ask_again")
    assert [each["act"] for each in desk("retention", "due") if each["purpose"] == "collect"] == [
        "ask_again"
    ]
    assert desk("retention", "ask", desk.case, "yes")["said"] == "granted"
    assert desk("retention", "ask", desk.case, "no")["said"] == "withdrawn"
    assert [each["kind"] for each in desk("retention", "due")] == ["erase"]
