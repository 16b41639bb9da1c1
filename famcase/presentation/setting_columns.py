"""The settings as a table: name, what it is, and its value in words."""

from dataclasses import dataclass
from typing import Final

from famcase.presentation.columns import Column, Json, raw, said
from famcase.presentation.wording import Wording
from famcase.settings import SETTINGS, Settings
from famcase.settings_kinds import Setting, Value
from famcase.wording import N_


@dataclass(frozen=True, slots=True)
class SettingLine:
    """One setting as it stands."""

    setting: Setting
    value: Value


def setting_lines(settings: Settings, only: Setting | None = None) -> tuple[SettingLine, ...]:
    """Return the line of every setting, or of one."""
    chosen = SETTINGS if only is None else (only,)
    return tuple(SettingLine(setting, getattr(settings, setting.name)) for setting in chosen)


def value_words(words: Wording, line: SettingLine) -> str:
    """Return the value of a setting in words; empty for an empty text."""
    return words.value(line.setting.shown(line.value))


def _shown(words: Wording, value: object) -> str:
    return value_words(words, value) if isinstance(value, SettingLine) else ""


def _raw(value: object) -> Json:
    return raw(value.value) if isinstance(value, SettingLine) else raw(value)


SETTING_COLUMNS: Final[tuple[Column[SettingLine], ...]] = (
    Column("setting", N_("Setting"), lambda line: line.setting.name),
    Column("title", N_("What it is"), lambda line: line.setting.title, said),
    Column("value", N_("Value"), lambda line: line, _shown, raw=_raw),
)
