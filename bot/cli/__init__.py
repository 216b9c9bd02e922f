"""The command line: what `ringkas --help` lists.

Commands parse, call `app` and print; what they print on standard output is the answer, on standard error what went
wrong. Status 0: done; 1: something is wrong with what was given; 2: the command itself was misspelt (click's own).
"""

from bot.cli.asking import ask, chat, preview
from bot.cli.digests import deliveries, resend, status
from bot.cli.entry import main
from bot.cli.keeping import backup, doctor, restore
from bot.cli.mending import correct, withdraw
from bot.cli.records import check, export_command, import_command, schema
from bot.cli.running import run
from bot.cli.schedules import schedule_command

for _command in (
    *(run, chat, ask, preview, check, import_command, export_command, schema),
    *(schedule_command, status, deliveries, resend, correct, withdraw, backup, restore, doctor),
):
    main.add_command(_command)

__all__ = ["main"]
