"""The names of the environment variables that set keys."""

PREFIX = "RINGKAS_"
ENVIRONMENT = "environment"
"""Stands for the file's name in a fault of a variable."""


def variable(section: str, key: str) -> str:
    """The name of the environment variable that sets a key."""
    return f"{PREFIX}{section}__{key}".upper()
