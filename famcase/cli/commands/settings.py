"""Shows how this desk works, and changes it."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_, Said


def declare(arguments: Arguments) -> None:
    arguments.add("name", metavar="NAME", nargs="?", help=N_("the setting, as famcase settings lists it"))
    arguments.add("value", metavar="VALUE", nargs="*", help=N_("its new value; several words where it has several"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.setting_columns import SETTING_COLUMNS, setting_lines
    from famcase.settings import find_setting, write_setting

    if not options.name:
        context.output.table(SETTING_COLUMNS, setting_lines(context.settings))
        return None
    setting = find_setting(options.name)
    if options.value:
        value = setting.read(" ".join(options.value))
        write_setting(context.home.settings, context.settings, setting, value)
        context.done(
            N_("{setting} is now: {value}."),
            setting=Said(setting.title),
            value=setting.shown(value),
        )
        return None
    context.output.table(SETTING_COLUMNS, setting_lines(context.settings, setting))
    context.remark(setting.help)
    return None


COMMAND = Command("settings", N_("Show how this desk works, or change one setting of it."), declare, run)
