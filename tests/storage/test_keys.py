"""The key file: who opens it, who does not, and what a changed byte does."""

import json
import os
import random
import stat
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
import rfc8785

from famcase.errors import FamcaseError, Locked, NotFound, Refused, StorageFault
from famcase.storage import keys as keys_module
from famcase.storage.keys import (
    CHEAP_FOR_TESTS,
    STRONG,
    KeyFile,
    OpenedKeys,
    PassphraseCost,
    new_database_key,
    read_keys,
    write_keys,
)
from famcase.storage.organisation_keys import (
    make_organisation_keys,
    read_organisation_private,
    read_organisation_public,
)

RANA = "olives by the old road"
SAMI = "three cups of strong tea"


@pytest.fixture
def alone() -> tuple[KeyFile, OpenedKeys]:
    return KeyFile.create(RANA, CHEAP_FOR_TESTS)


@pytest.fixture
def both(alone: tuple[KeyFile, OpenedKeys]) -> KeyFile:
    return alone[0].with_user(alone[1], SAMI, CHEAP_FOR_TESTS)[0]


def test_the_passphrase_opens_what_was_created(alone: tuple[KeyFile, OpenedKeys]) -> None:
    keys, opened = alone

    assert KeyFile.from_bytes(keys.to_bytes()).unlock(RANA) == opened
    assert len(opened.database_key) == 32
    assert opened.newest_key == opened.database_key


def test_another_passphrase_is_locked_out_with_a_sentence(alone: tuple[KeyFile, OpenedKeys]) -> None:
    with pytest.raises(Locked) as caught:
        alone[0].unlock(RANA + " ")

    assert caught.value.exit_code == 4
    assert "opens nothing here" in caught.value.message


def test_a_passphrase_typed_with_separate_accents_is_the_same() -> None:
    typed = "Šêxo bakes bread"
    keys, opened = KeyFile.create(unicodedata.normalize("NFD", typed), CHEAP_FOR_TESTS)

    assert keys.unlock(unicodedata.normalize("NFC", typed)) == opened


def test_an_arabic_passphrase_of_eight_letters_is_long_enough() -> None:
    keys, opened = KeyFile.create("زيتونقمح", CHEAP_FOR_TESTS)

    assert keys.unlock("زيتونقمح") == opened


@pytest.mark.parametrize(
    "passphrase", ["", "demo", "seven77", "        ", "e\u0301" * 7, "tab\tin the middle", "half \ud800 a pair"]
)
def test_a_short_or_unrepeatable_passphrase_is_refused(passphrase: str) -> None:
    with pytest.raises(Refused):
        KeyFile.create(passphrase, CHEAP_FOR_TESTS)


def test_the_demo_may_have_its_short_passphrase_but_never_none() -> None:
    keys, opened = KeyFile.create("demo", CHEAP_FOR_TESTS, shortest=4)

    assert keys.unlock("demo") == opened
    with pytest.raises(Refused):
        KeyFile.create("", CHEAP_FOR_TESTS, shortest=0)


def test_a_passphrase_from_a_broken_console_is_wrong_and_does_not_crash(alone: tuple[KeyFile, OpenedKeys]) -> None:
    with pytest.raises(Locked):
        alone[0].unlock("\udcd8\udcb2 olives")


def test_each_user_opens_with_their_own_passphrase_as_themselves(
    alone: tuple[KeyFile, OpenedKeys], both: KeyFile
) -> None:
    rana, sami = both.unlock(RANA), both.unlock(SAMI)

    assert rana == alone[1]
    assert sami.database_key == rana.database_key
    assert sami.label != rana.label
    assert {sami.box_private, sami.signing_seed}.isdisjoint({rana.box_private, rana.signing_seed})


def test_the_new_users_public_keys_are_those_that_they_get(alone: tuple[KeyFile, OpenedKeys]) -> None:
    keys, added = alone[0].with_user(alone[1], SAMI, CHEAP_FOR_TESTS)
    sami = keys.unlock(SAMI)

    assert (added.label, added.box_public, added.signing_public) == (sami.label, sami.box_public, sami.signing_public)
    assert keys.labels == (alone[1].label, sami.label)


def test_two_users_cannot_have_one_passphrase(alone: tuple[KeyFile, OpenedKeys], both: KeyFile) -> None:
    with pytest.raises(Refused):
        alone[0].with_user(alone[1], RANA, CHEAP_FOR_TESTS)
    with pytest.raises(Refused):
        both.with_passphrase(alone[1], SAMI, CHEAP_FOR_TESTS)


def test_a_changed_passphrase_touches_one_slot(alone: tuple[KeyFile, OpenedKeys], both: KeyFile) -> None:
    with_code, code = both.with_recovery(alone[1], CHEAP_FOR_TESTS)
    changed = with_code.with_passphrase(alone[1], "bread and thyme", CHEAP_FOR_TESTS)

    assert changed.unlock("bread and thyme") == alone[1]
    assert changed.unlock(code) == alone[1]
    assert changed.slots[1] == both.slots[1]
    with pytest.raises(Locked):
        changed.unlock(RANA)


def test_the_recovery_code_opens_however_it_is_typed(alone: tuple[KeyFile, OpenedKeys], both: KeyFile) -> None:
    keys, code = both.with_recovery(alone[1], CHEAP_FOR_TESTS)

    assert [len(group) for group in code.split("-")] == [4] * 8
    for typed in (code, code.lower(), code.replace("-", " "), code.replace("-", "–").replace("O", "0")):
        assert keys.unlock(typed) == alone[1]
    with pytest.raises(Locked):
        both.unlock(code)


def test_a_second_recovery_code_ends_the_first(alone: tuple[KeyFile, OpenedKeys]) -> None:
    keys, first = alone[0].with_recovery(alone[1], CHEAP_FOR_TESTS)
    keys, second = keys.with_recovery(alone[1], CHEAP_FOR_TESTS)

    assert keys.unlock(second) == alone[1]
    with pytest.raises(Locked):
        keys.unlock(first)


def test_the_organisation_opens_without_any_passphrase(alone: tuple[KeyFile, OpenedKeys]) -> None:
    public, private = make_organisation_keys()
    keys = alone[0].with_organisation(alone[1], read_organisation_public(public))

    assert keys.open_with_organisation_key(read_organisation_private(private)) == (alone[1].database_key,)
    assert keys.unlock(RANA) == alone[1]


def test_another_organisations_key_and_a_file_without_one_stay_locked(alone: tuple[KeyFile, OpenedKeys]) -> None:
    other = read_organisation_private(make_organisation_keys()[1])
    keys = alone[0].with_organisation(alone[1], read_organisation_public(make_organisation_keys()[0]))

    for closed in (alone[0], keys):
        with pytest.raises(Locked):
            closed.open_with_organisation_key(other)


def test_a_removed_user_cannot_open_the_new_file_and_everybody_else_can(
    alone: tuple[KeyFile, OpenedKeys], both: KeyFile
) -> None:
    public, private = make_organisation_keys()
    sami = both.unlock(SAMI)
    key = new_database_key()

    announced = both.with_organisation(sami, read_organisation_public(public)).without_user(alone[1].label, key, sami)
    assert announced.is_changing
    assert announced.unlock(SAMI).following_key == key
    assert announced.unlock(SAMI).database_key == alone[1].database_key
    assert announced.open_with_organisation_key(read_organisation_private(private)) == (key, sami.database_key)

    settled = announced.promoted(announced.reopen(sami))
    assert settled.unlock(SAMI).database_key == key
    assert settled.open_with_organisation_key(read_organisation_private(private)) == (key,)
    with pytest.raises(Locked):
        settled.unlock(RANA)
    with pytest.raises(Locked):
        settled.reopen(alone[1])


def test_nobody_removes_themselves_or_somebody_unknown(both: KeyFile) -> None:
    rana = both.unlock(RANA)

    with pytest.raises(Refused):
        both.without_user(rana.label, new_database_key(), rana)
    with pytest.raises(NotFound):
        both.without_user("0" * 16, new_database_key(), rana)


def test_nothing_else_changes_while_the_key_is_being_changed(both: KeyFile) -> None:
    rana, sami = both.unlock(RANA), both.unlock(SAMI)
    announced = both.without_user(sami.label, new_database_key(), rana)

    with pytest.raises(StorageFault):
        announced.with_passphrase(rana, "bread and thyme", CHEAP_FOR_TESTS)


def test_a_slot_swapped_by_somebody_without_the_key_is_noticed(both: KeyFile) -> None:
    forged, _ = KeyFile.create("the forger's own", CHEAP_FOR_TESTS)
    rana = both.unlock(RANA)
    swapped = KeyFile((both.slots[0], forged.slots[0]), None, both.mac)

    with pytest.raises(StorageFault):
        KeyFile.from_bytes(swapped.to_bytes()).unlock(RANA)
    with pytest.raises(StorageFault):
        swapped.with_user(rana, "a third passphrase", CHEAP_FOR_TESTS)
    with pytest.raises(StorageFault):
        KeyFile(tuple(reversed(both.slots)), None, both.mac).unlock(RANA)


def test_public_keys_put_in_by_another_user_are_noticed_by_whom_they_would_betray(both: KeyFile) -> None:
    rana, sami = both.unlock(RANA), both.unlock(SAMI)
    betrayed = (replace(both.slots[0], signing_public=sami.signing_public), both.slots[1])
    forged = KeyFile(betrayed, None, keys_module._mac(betrayed, None, rana.database_key))

    assert forged.unlock(SAMI) == sami
    with pytest.raises(StorageFault):
        forged.unlock(RANA)


def test_every_flipped_bit_of_a_sample_is_called_damage_and_not_a_wrong_passphrase(both: KeyFile) -> None:
    data = both.to_bytes()
    chance = random.Random(20180815)  # noqa: S311 - seeded, so that a failure repeats

    for bit in chance.sample(range(len(data) * 8), 300):
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(StorageFault):
            KeyFile.from_bytes(bytes(changed))


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b"x" * 2_000_000])
def test_any_other_file_is_damaged(data: bytes) -> None:
    with pytest.raises(StorageFault, match="damaged"):
        KeyFile.from_bytes(data)


def test_a_newer_key_file_is_left_alone_with_a_sentence(both: KeyFile) -> None:
    document = json.loads(both.to_bytes()) | {"version": 2}

    with pytest.raises(StorageFault, match="newer famcase"):
        KeyFile.from_bytes(rfc8785.dumps(document))


@pytest.mark.parametrize(("operations", "memory"), [(0, 8192), (1, 1024), (1, 2**40), (10**6, 8192)])
def test_a_cost_that_would_hang_the_laptop_is_no_cost(operations: int, memory: int) -> None:
    with pytest.raises(ValueError, match="out of range"):
        PassphraseCost(operations, memory)


def test_the_strong_cost_is_a_quarter_of_a_gibibyte_and_three_passes() -> None:
    assert (STRONG.operations, STRONG.memory) == (3, 268_435_456)


def test_no_secret_is_in_the_text_of_opened_keys(alone: tuple[KeyFile, OpenedKeys]) -> None:
    opened = alone[1]

    for secret in (opened.database_key, opened.box_private, opened.signing_seed):
        assert repr(secret) not in repr(opened)
        assert secret.hex() not in repr(opened)


def test_the_file_is_private_whole_and_alone_in_its_folder(tmp_path: Path, both: KeyFile) -> None:
    path = tmp_path / "keys.json"

    before = os.umask(0)
    try:
        write_keys(path, both)
        write_keys(path, both)
    finally:
        os.umask(before)

    assert read_keys(path) == both
    assert [file.name for file in tmp_path.iterdir()] == ["keys.json"]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_same_keys_are_the_same_bytes(both: KeyFile) -> None:
    assert KeyFile.from_bytes(both.to_bytes()).to_bytes() == both.to_bytes()


def test_a_write_that_fails_keeps_the_file_from_before(
    tmp_path: Path, both: KeyFile, alone: tuple[KeyFile, OpenedKeys], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "keys.json"
    write_keys(path, both)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageFault):
        write_keys(path, alone[0])

    assert read_keys(path) == both
    assert [file.name for file in tmp_path.iterdir()] == ["keys.json"]


def test_a_missing_key_file_locks(tmp_path: Path) -> None:
    with pytest.raises(Locked):
        read_keys(tmp_path / "keys.json")


def test_no_error_carries_a_passphrase(both: KeyFile) -> None:
    with pytest.raises(FamcaseError) as caught:
        both.unlock("canary passphrase")

    assert "canary" not in repr(caught.value) + repr(caught.value.values)


def test_a_wrong_passphrase_changes_no_byte(tmp_path: Path, both: KeyFile) -> None:
    path = tmp_path / "keys.json"
    write_keys(path, both)
    before = path.read_bytes(), path.stat().st_mtime_ns

    with pytest.raises(Locked):
        read_keys(path).unlock("not the passphrase")

    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [file.name for file in tmp_path.iterdir()] == ["keys.json"]
