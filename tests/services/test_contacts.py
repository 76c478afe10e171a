"""Stations come to know each other: words compared, cards that change, keys that are revoked."""

import pytest

from intake.app.doors import StoreDoors
from intake.domain.errors import RevokedContactError, UnknownContactError, WrongWordsError
from intake.services.application import Application
from intake.services.contacts import Part, Standing
from intake.services.people import Authority, GrantAnew
from intake.storage.keys.kdf import FLOOR
from tests.services.conftest import PASSPHRASE


def test_both_rows_of_words_and_the_digits_say_the_same(
    north: Application, south: Application
) -> None:
    card, own = north.contacts.own()
    looked = south.contacts.look(card)
    assert looked.fingerprint == own
    assert (len(own.english), len(own.spanish), len(own.digits)) == (8, 8, 27)
    assert (own.words("en"), own.words("es")) == (own.english, own.spanish)
    assert looked.standing is Standing.NEW
    assert south.contacts.rows() == ()


def test_the_own_card_stays_the_same_so_that_its_words_can_be_compared(
    north: Application, south: Application
) -> None:
    card, own = north.contacts.own()
    again, _ = north.contacts.own()
    assert again == card == north.handing_over.own_card()
    assert south.contacts.own()[1] != own


def test_two_words_typed_back_verify_a_station_in_either_language(
    north: Application, south: Application
) -> None:
    card, own = north.contacts.own()
    contact = south.contacts.add(card)
    with pytest.raises(WrongWordsError) as wrong:
        south.contacts.verify(contact, {1: own.english[0], 2: "nonsense"})
    assert wrong.value.places == (2,)
    with pytest.raises(WrongWordsError):
        south.contacts.verify(contact, {1: own.english[0]})
    assert not south.handing_over.contact(contact.station).verified
    heard = {3: own.spanish[2].upper(), 8: f" {own.english[7]} "}
    assert south.contacts.verify(contact, heard).verified
    assert south.handing_over.contact(contact.station).verified


def test_the_words_that_are_asked_are_two_of_the_eight(south: Application) -> None:
    for _ in range(20):
        first, second = south.contacts.asked()
        assert 1 <= first < second <= 8


def test_the_same_card_again_stays_verified_and_another_does_not(
    north: Application, south: Application
) -> None:
    card, own = north.contacts.own()
    contact = south.contacts.add(card)
    south.contacts.verify(contact, {1: own.english[0], 2: own.english[1]})
    assert south.contacts.add(card).verified
    assert south.contacts.look(card).standing is Standing.SAME


def test_a_new_inbox_is_shown_as_a_change_and_needs_comparing_again(
    north: Application, south: Application
) -> None:
    card, own = north.contacts.own()
    contact = south.contacts.add(card)
    south.contacts.verify(contact, {1: own.english[0], 2: own.english[1]})
    plan = north.people.plan(GrantAnew(new_keys=True, only=("inbox",)))
    assert plan.new_keys == ("inbox",)
    north.people.carry_out(plan, Authority(PASSPHRASE))
    north.close()
    again = StoreDoors(FLOOR).unlock(north.folder, "", PASSPHRASE)
    try:
        newer = again.contacts.own()[0]
    finally:
        again.close()
    looked = south.contacts.look(newer)
    assert (looked.standing, looked.changed) == (Standing.CHANGED, (Part.INBOX,))
    assert not south.contacts.add(newer).verified
    assert south.contacts.former_inboxes() == {contact.recipient: contact.station}


def test_a_second_station_is_told_from_the_first(north: Application, south: Application) -> None:
    first = south.contacts.add(north.contacts.own()[0])
    own = south.contacts.own()[0]
    assert south.contacts.add(own).station != first.station
    assert south.contacts.look(own).standing is Standing.SAME
    assert len(south.contacts.rows()) == 2
    whose = south.handing_over.contacts()[0]
    south.handing_over.call_partner(whose, is_partner=False)
    assert not south.handing_over.contact(whose.station).is_partner


def test_revoked_keys_are_not_believed_and_their_card_does_not_come_back(
    north: Application, south: Application
) -> None:
    card, _ = north.contacts.own()
    contact = south.contacts.add(card)
    south.contacts.revoke(contact)
    with pytest.raises(UnknownContactError):
        south.handing_over.contact(contact.station)
    assert south.contacts.look(card).standing is Standing.REVOKED
    for again in (
        lambda: south.contacts.add(card),
        lambda: south.handing_over.remember(card),
        lambda: south.handing_over.inspect("nowhere", lambda _a, _b: None, contact),
    ):
        with pytest.raises(RevokedContactError):
            again()
