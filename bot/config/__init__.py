"""The operator's settings: config.toml and the environment, read once, every fault at once.

A variable `RINGKAS_<SECTION>__<KEY>` goes before the file, so that one file serves several places; other variables of
this beginning are none of ours. Whatever is wrong names its file and line, or its variable, and the nearest valid name;
a value that may be a secret is never repeated. Every key may be text, since that is what a variable holds; numbers and
lists are read from it. A token is the one setting that config.toml refuses: files are copied, shown and committed.
"""

from bot.config.loading import keys, load_config
from bot.config.sections import (
    BriefingsSection,
    ClockSection,
    Config,
    DigestsSection,
    DiscordSection,
    IntakeSection,
    LanguageSection,
    LogSection,
    ModelSection,
    SendShape,
    StoreSection,
    TelegramSection,
    WebSection,
)
from bot.config.variables import variable

__all__ = [
    "BriefingsSection",
    "ClockSection",
    "Config",
    "DigestsSection",
    "DiscordSection",
    "IntakeSection",
    "LanguageSection",
    "LogSection",
    "ModelSection",
    "SendShape",
    "StoreSection",
    "TelegramSection",
    "WebSection",
    "keys",
    "load_config",
    "variable",
]
