"""Ringkas briefs people on contested news topics, in Indonesian and English.

The packages follow a briefing from rest to reader: `files` reads what people write, `store` keeps it, `assembly`
selects and composes, `rendering` words it and lays it out, `platforms` answers where people are. All of it is
about what `domain` names.
"""

__version__ = "0.1.0"
