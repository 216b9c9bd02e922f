"""Notices to admins: they go through the outbox as everything else, each once for its cause and moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from bot.delivery.books import Books
from bot.delivery.composing import Typeset, bound, with_parts
from bot.domain.addresses import Address
from bot.domain.delivery import EditionKind, NewDelivery
from bot.domain.ledger import Planned
from bot.languages import Language
from bot.rendering.document import Document

WITHIN = timedelta(days=2)
"""For how long a notice is tried."""


async def enter(
    books: Books,
    typesetters: Mapping[str, Typeset],
    admins: Sequence[Address],
    document: Document,
    spoken: Language,
    *,
    cause: str,
    slot: str,
    now: datetime,
    told: Sequence[str] = (),
) -> int:
    """Put a notice into the outbox, once for each admin, cause and slot; how many are new.

    `told` are causes that the ledger is to remember, in the same transaction, as told.

    Raises:
        StoreUnusable: The store cannot be written.
    """
    edition, sheet = bound(EditionKind.NOTICE, "", document, (), spoken, now)
    edition = with_parts(edition, sheet, typesetters, {address.platform for address in admins})
    named = sha256(cause.encode(errors="backslashreplace")).hexdigest()[:16]
    entries = [
        NewDelivery(
            subscription=f"notice:{address.text}:{named}",
            slot=slot,
            address=address,
            due_at=now,
            expires_at=now + WITHIN,
            edition=edition.key,
        )
        for address in admins
    ]
    planned = Planned((edition,), entries, causes=dict.fromkeys(told, now))
    return await books.write(lambda ledger: ledger.enqueue(planned))
