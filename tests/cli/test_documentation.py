"""docs/commands.md says everything that the command line can be given."""

from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

from famcase.cli.main import make_parser
from famcase.presentation.wording import Wording

DOCUMENT = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")


def test_every_command_and_act_has_its_heading_or_line() -> None:
    _, commands = make_parser(Wording("en"))

    for name in commands:
        assert f"### famcase {name}\n" in DOCUMENT


def test_every_option_stands_under_its_command() -> None:
    sections = {part.split("\n", 1)[0]: part for part in DOCUMENT.split("### famcase ")[1:]}
    parser, _ = make_parser(Wording("en"))
    shared = {option for action in parser._actions for option in action.option_strings}

    for option in shared:
        assert f"`{option}" in DOCUMENT
    for name, command in _commands(parser):
        for inner in (command, *(act for _, act in _commands(command))):
            for action in inner._actions:
                for option in set(action.option_strings) - shared:
                    assert option in sections[name], (name, option)
        for act, _parser in _commands(command):
            assert f" {act}" in sections[name], (name, act)


def test_every_variable_of_the_environment_and_exit_code_is_explained() -> None:
    for word in (
        "FAMCASE_HOME", "FAMCASE_USER", "FAMCASE_PASSPHRASE_FILE", "FAMCASE_NEW_PASSPHRASE_FILE",
        "| 0 ", "| 1 ", "| 2 ", "| 3 ", "| 4 ", "| 5 ", "| 130 ", "| 141 ",
    ):  # fmt: skip
        assert word in DOCUMENT


def _commands(parser: ArgumentParser) -> Iterator[tuple[str, ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            yield from action.choices.items()
