"""Addresses of every allowed shape, on every platform."""

from functools import cache

from hypothesis import strategies as st

from bot.domain.addresses import Address


@cache
def addresses() -> st.SearchStrategy[Address]:
    """Telegram's persons, groups and topics, Discord's channels; as long as their numbers get."""
    chats = (st.integers(1, 10**16 - 1) | st.integers(1 - 10**16, -1)).map(str)
    threads = st.just("") | st.integers(1, 10**10 - 1).map(str)
    channels = st.integers(10**14, 10**20 - 1).map(str)
    return st.builds(Address, st.just("telegram"), chats, threads) | st.builds(Address, st.just("discord"), channels)
