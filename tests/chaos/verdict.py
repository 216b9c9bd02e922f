"""What became of every delivery: the ledger's word held against what stands in the chats.

Nothing here knows how it was sent. A delivery is known by its address and its words, which no other one there has.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from chaos.fakes import Entry
from chaos.scene import MOST, Expected
from fake_discord.words import words

from bot.domain.delivery import SETTLED, Delivery, DeliveryState, Manner, Message
from bot.store.sqlite import open_ledger

_MAY_STAND = {DeliveryState.SENT, DeliveryState.UNCERTAIN}


class Post(NamedTuple):
    """A message that stands in a chat."""

    id: str
    text: str


@dataclass
class Verdict:
    """What is wrong, which must be nothing, and numbers."""

    faults: list[str] = field(default_factory=list)
    states: Counter[str] = field(default_factory=Counter)
    uncertain: Counter[str] = field(default_factory=Counter)
    """Messages, by platform, and whether they stand in their chats after all."""
    posts: Counter[str] = field(default_factory=Counter)
    """Messages that stand in chats, by platform."""
    doubled: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    corrected: Counter[str] = field(default_factory=Counter)
    """Deliveries whose correction stands in their chats, by how it came there."""


def deliveries(store: Path) -> list[Delivery]:
    """All of the ledger, with messages."""
    with closing(open_ledger(store, read_only=True)) as ledger:
        found = [ledger.delivery(each.id) for each in ledger.deliveries(limit=MOST)]
    return [each for each in found if each is not None]


def judged(
    entries: Iterable[Delivery],
    journals: Mapping[str, Sequence[Entry]],
    expected: Expected,
    outdated: Mapping[int, AbstractSet[str]] = MappingProxyType({}),
) -> Verdict:
    """Hold the ledger against the platforms' journals, against what was due, and against what was `outdated` later.

    Of a delivery, by its id, that showed what was corrected: the words of the corrections that must stand in its chat.
    """
    verdict = Verdict()
    everything = list(entries)
    ledger = [each for each in everything if each.manner is not Manner.EDIT]  # whose messages stand for themselves
    standing = _standing(journals)
    digests = [each for each in ledger if each.manner is Manner.POST]
    _complete(verdict, digests, expected)
    verdict.states.update(each.state for each in digests)
    for delivery in everything:
        if delivery.state not in SETTLED:
            verdict.faults.append(f"{_name(delivery)} is still {delivery.state}")
        if delivery.state is DeliveryState.FAILED:
            verdict.faults.append(f"{_name(delivery)} failed: {delivery.reason}")
    for delivery in ledger:
        _arrived(verdict, delivery, standing.get(_place(delivery), []))
    _doubled(verdict, ledger, standing)
    _corrected(verdict, everything, _last_words(journals), outdated)
    return verdict


def _standing(journals: Mapping[str, Sequence[Entry]]) -> dict[tuple[str, str, str], list[Post]]:
    """What stands in each chat, the oldest first."""
    found: dict[tuple[str, str, str], list[Post]] = defaultdict(list)
    for platform, journal in journals.items():
        for entry in journal:
            if entry["kind"] == "post":
                place = (platform, entry["chat"], entry.get("thread", ""))
                found[place].append(Post(entry["id"], entry["text"]))
    return found


def _last_words(journals: Mapping[str, Sequence[Entry]]) -> dict[tuple[str, str, str], str]:
    """What each message says in the end, by platform, chat and number."""
    return {
        (platform, entry["chat"], entry["id"]): entry["text"]
        for platform, journal in journals.items()
        for entry in journal
    }


def _corrected(
    verdict: Verdict,
    ledger: Sequence[Delivery],
    last_words: Mapping[tuple[str, str, str], str],
    outdated: Mapping[int, AbstractSet[str]],
) -> None:
    """Whatever was outdated says so in the end: in its own messages, or in one below it."""
    about: dict[int, list[Delivery]] = defaultdict(list)
    for each in ledger:
        if each.manner is not Manner.POST:
            about[int(each.subscription.partition(":")[2])].append(each)
    by_id = {each.id: each for each in ledger}
    for id, told in outdated.items():
        original, replies = by_id[id], [each for each in about[id] if each.manner is Manner.REPLY]
        known = [_said(original, message, last_words) for message in original.messages]
        below = [_said(each, message, last_words) for each in replies for message in each.messages]
        unsaid = {word for word in told if word not in " ".join(known + below)}
        may_be_lost = any(each.state is DeliveryState.UNCERTAIN for each in replies)
        if unsaid and not may_be_lost:
            verdict.faults.append(f"{_name(original)} was corrected, but its chat was not told: {sorted(unsaid)}")
        verdict.corrected["below" if replies else "in place"] += 1


def _said(delivery: Delivery, message: Message, last_words: Mapping[tuple[str, str, str], str]) -> str:
    return last_words.get((delivery.address.platform, delivery.address.chat, message.receipt), "")


def _complete(verdict: Verdict, ledger: Sequence[Delivery], expected: Expected) -> None:
    """Each slot has its entry, and there is no other; what was missed was not sent, what was due was not missed."""
    known = {(delivery.subscription, delivery.slot): delivery.state for delivery in ledger}
    if len(known) < len(ledger):
        verdict.faults.append("a slot has two entries")
    for name in expected.keys() - known.keys():
        verdict.lost["slots"] += 1
        verdict.faults.append(f"{name} has no entry")
    verdict.faults += [f"{name} was not expected" for name in known.keys() - expected.keys()]
    for name in expected.keys() & known.keys():
        if (expected[name] is DeliveryState.MISSED) is not (
            known[name] in {DeliveryState.MISSED, DeliveryState.SKIPPED}
        ):
            verdict.faults.append(f"{name} is {known[name]}, and should be {expected[name]}")


def _arrived(verdict: Verdict, delivery: Delivery, posts: Sequence[Post]) -> None:
    """Whatever is said to be sent stands there, in its words and in order; a delivery is sent if all of it is."""
    places: list[int] = []
    for message in delivery.messages:
        text = shown(delivery.address.platform, message.content)
        if message.state is DeliveryState.SENT:
            found = [place for place, post in enumerate(posts) if post == (message.receipt, text)]
            places += found[:1]
            if not found:
                verdict.lost[delivery.address.platform] += 1
                verdict.faults.append(f"{_name(delivery)}: message {message.number} does not stand there")
        elif message.state is DeliveryState.UNCERTAIN:
            stands = "arrived" if any(post.text == text for post in posts) else "not arrived"
            verdict.uncertain[f"{delivery.address.platform}, {stands}"] += 1
    if places != sorted(places):
        verdict.faults.append(f"{_name(delivery)} is out of order")
    if delivery.state in _MAY_STAND and _worst(delivery.messages) is not delivery.state:
        verdict.faults.append(f"{_name(delivery)} is {delivery.state}, but its messages are not")


def _worst(messages: Sequence[Message]) -> DeliveryState | None:
    """What a delivery is by its messages; null: some were never sent."""
    states = {message.state for message in messages}
    if not states or not states <= _MAY_STAND:
        return None
    return DeliveryState.UNCERTAIN if DeliveryState.UNCERTAIN in states else DeliveryState.SENT


def _doubled(
    verdict: Verdict, ledger: Sequence[Delivery], standing: Mapping[tuple[str, str, str], Sequence[Post]]
) -> None:
    """What stands in a chat is what the ledger says may, and each once."""
    may_stand: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for delivery in ledger:
        for message in delivery.messages:
            if message.state in _MAY_STAND:
                may_stand[_place(delivery)][shown(delivery.address.platform, message.content)] += 1
    for place, posts in standing.items():
        verdict.posts[place[0]] += len(posts)
        surplus = Counter(post.text for post in posts) - may_stand[place]
        for text, count in surplus.items():
            verdict.doubled[place[0]] += count
            verdict.faults.append(f"{count} more than planned in {'/'.join(place)}: {text[:60]!r}")


def shown(platform: str, content: str) -> str:
    """The words of a part, as the platform's journal has them; Telegram's, served unchecked, are as they were written."""
    part = json.loads(content)
    if platform == "telegram":
        return str(part["html"])
    return "\n".join(part for part in words({"content": "", "embeds": [], "components": []} | part) if part)


def _place(delivery: Delivery) -> tuple[str, str, str]:
    return delivery.address.platform, delivery.address.chat, delivery.address.thread


def _name(delivery: Delivery) -> str:
    return f"delivery {delivery.id} ({delivery.subscription} {delivery.slot})"
