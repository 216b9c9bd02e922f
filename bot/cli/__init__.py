"""The command line: what `ringkas --help` lists.

Commands parse, call `app` and print; what they print on standard output is the answer, on standard error what went
wrong. Status 0: done; 1: something is wrong with what was given; 2: the command itself was misspelt (click's own).
"""

from bot.cli.asking import ask, chat, preview
from bot.cli.dating import dates, when
from bot.cli.digests import deliveries, resend, status
from bot.cli.editing import rollback, versions
from bot.cli.entry import main
from bot.cli.ingesting import ingest
from bot.cli.keeping import backup, doctor, restore
from bot.cli.making import new
from bot.cli.mending import correct, withdraw
from bot.cli.pictures import picture
from bot.cli.records import check, export_command, import_command, schema
from bot.cli.reviewing import review
from bot.cli.running import run
from bot.cli.schedules import schedule_command

for _command in (
    *(run, chat, ask, preview, picture, ingest, review, check, import_command, export_command, schema, new),
    *(schedule_command, status, deliveries, resend, correct, withdraw, versions, rollback, backup, restore, doctor),
    *(when, dates),
):
    main.add_command(_command)

__all__ = ["main"]
