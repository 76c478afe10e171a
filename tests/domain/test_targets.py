"""A target says what it needs, keeps its secrets, and never sends in clear."""

import pytest

from intake.domain.target_errors import TargetSettingError
from intake.domain.targets import SETTINGS, Target, TargetKind, mailbox_of

WHOLE = {
    TargetKind.FOLDER: {"path": "/media/stick"},
    TargetKind.WEBDAV: {"url": "https://cloud.example/dav", "user": "u", "password": "p"},
    TargetKind.S3: {"url": "https://s3.example", "bucket": "b", "key_id": "k", "secret": "s"},
    TargetKind.SFTP: {"host": "h", "user": "u", "host_key": "ssh-ed25519 AAAA", "port": "2222"},
}


@pytest.mark.parametrize("kind", TargetKind)
def test_every_kind_has_what_it_needs_and_misses_each_thing(kind: TargetKind) -> None:
    Target("t", kind, WHOLE[kind]).demand_settings()
    for each in SETTINGS[kind]:
        if each.is_needed:
            without = {name: value for name, value in WHOLE[kind].items() if name != each.name}
            with pytest.raises(TargetSettingError) as refused:
                Target("t", kind, without).demand_settings()
            assert refused.value.setting == each.name


@pytest.mark.parametrize(
    "url",
    [
        "http://cloud.example", "ftp://cloud.example", "cloud.example", "https://", "https://[",
        "https://user:secret@cloud.example", "",
    ],
)  # fmt: skip
def test_address_that_is_not_guarded_is_refused(url: str) -> None:
    with pytest.raises(TargetSettingError):
        Target("t", TargetKind.WEBDAV, {"url": url}).demand_settings()


def test_own_computer_needs_no_certificate() -> None:
    Target("t", TargetKind.WEBDAV, {"url": "http://127.0.0.1:8080"}).demand_settings()


@pytest.mark.parametrize("more", [{"colour": "red"}, {"port": "many"}])
def test_setting_that_is_unknown_or_no_number_is_refused(more: dict[str, str]) -> None:
    with pytest.raises(TargetSettingError):
        Target("t", TargetKind.SFTP, WHOLE[TargetKind.SFTP] | more).demand_settings()


def test_secrets_are_neither_shown_nor_printed() -> None:
    for kind, settings in WHOLE.items():
        target = Target("t", kind, settings)
        secret = {each.name for each in SETTINGS[kind] if each.is_secret}
        assert secret.isdisjoint(target.shown())
        assert "example" not in repr(target)


def test_mailbox_is_the_same_on_both_sides_and_differs_between_keys() -> None:
    one, other = mailbox_of("age1one"), mailbox_of("age1other")
    assert one == mailbox_of("age1one") != other
    assert len(one) == 32
    assert set(one) <= set("0123456789abcdef")
