"""The command line: `ringkas run | chat | ask | preview | check | import | export | schema`.

Commands parse, call `app` and print; what they print on standard output is the answer, on standard error what went
wrong. Status 0: done; 1: something is wrong with what was given; 2: the command itself was misspelt (click's own).
"""

from bot.cli.asking import ask, chat, preview
from bot.cli.entry import main
from bot.cli.records import check, export_command, import_command, schema
from bot.cli.running import run

for _command in (run, chat, ask, preview, check, import_command, export_command, schema):
    main.add_command(_command)

__all__ = ["main"]
