"""Sending again what failed or may not have arrived, where a person has decided so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.delivery import SETTLED, DeliveryState
from bot.domain.ledger import Ledger
from bot.languages import Language
from bot.platforms.editing import telling
from bot.platforms.requests import Reply
from bot.rendering.document import DocumentSection

_UNKNOWN = frozenset({DeliveryState.UNCERTAIN, DeliveryState.SENDING})


@dataclass(frozen=True, slots=True)
class Resent:
    """What came of it."""

    is_known: bool = True  # whether there is such a delivery
    is_settled: bool = True  # whether it had ended; one that has not is still sent by itself
    failed: int = 0  # how many messages failed, and are sent again
    uncertain: int = 0  # how many of those that are sent again may have arrived


def resend(ledger: Ledger, id: int, now: datetime, expires_at: datetime) -> Resent:
    """Let the messages of a settled delivery that failed or may not have arrived be sent again; moments are in UTC."""
    delivery = ledger.delivery(id)
    if delivery is None:
        return Resent(is_known=False)
    if delivery.state not in SETTLED:
        return Resent(is_settled=False)
    if not ledger.resend(id, now, expires_at):
        return Resent()
    states = [message.state for message in delivery.messages]
    uncertain = sum(state in _UNKNOWN for state in states)
    return Resent(failed=states.count(DeliveryState.FAILED), uncertain=uncertain)


def resent(id: int, done: Resent, spoken: Language) -> Reply:
    """What is sent again, and what that means for its readers."""
    if not done.is_known:
        return telling.reply(spoken.text("There is no delivery {id}.", id=id), spoken)
    if not done.is_settled:
        return telling.reply(spoken.text("Delivery {id} has not ended yet; it is still sent by itself.", id=id), spoken)
    if not done.failed + done.uncertain:
        return telling.reply(
            spoken.text("Delivery {id} has no message that failed or may not have arrived.", id=id), spoken
        )
    words = []
    if done.failed:
        words.append(
            spoken.plural(
                "{count} message that failed goes out again.", "{count} messages that failed go out again.", done.failed
            )
        )
    if done.uncertain:
        words.append(
            spoken.plural(
                "{count} message that may have arrived goes out again; if it did arrive, it stands there twice.",
                "{count} messages that may have arrived go out again; any that did arrive stand there twice.",
                done.uncertain,
            )
        )
    title = spoken.text("Delivery {id} is sent again", id=id)
    return telling.reply(title, spoken, DocumentSection("", tuple(telling.said(each) for each in words)))
