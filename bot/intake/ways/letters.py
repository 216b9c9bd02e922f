"""Letters (.eml): their text, or the text of their HTML, and what their head says of them."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import parseaddr

from bot.intake.ways.encodings import decoded
from bot.intake.ways.lines import paragraphs
from bot.intake.ways.markup import text_of
from bot.intake.ways.passages import Passage, Refusal

_PASSED_ON = re.compile(r"\s*(?:re|fwd?|fw|bls|trs|balas|teruskan)\s{0,3}:\s*", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)


def letter_passage(data: bytes) -> Passage:
    """The letter that some bytes hold.

    Raises:
        Refusal: It holds no text.
    """
    letter = message_from_bytes(data, policy=default)
    if not letter.keys():
        raise Refusal("damaged")
    body = _body(letter)
    if body is None:
        raise Refusal("empty")
    text, remarks = decoded(_bytes(body), body.get_content_charset("") or "")
    if body.get_content_subtype() == "html":
        text = text_of(text)
    elif signature := _SIGNATURE.search(text.replace("\r", "")):
        text = text.replace("\r", "")[: signature.start()]
    name, address = parseaddr(_head(letter, "from"))
    return Passage(
        text=paragraphs(text.replace("\r", "")),
        title=_subject(letter),
        author=name or address,
        published=_head(letter, "date"),
        language=_head(letter, "content-language"),
        remarks=remarks,
    )


def _body(letter: EmailMessage) -> Message | None:
    """The part that a reader is shown, plain where there is one; an attached letter or file is none."""
    found = letter.get_body(("plain", "html"))
    if found is not None and found.get_payload(decode=True):
        return found
    return letter.get_body(("html",))


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _head(letter: EmailMessage, name: str) -> str:
    """A field of the head as it is shown; one that cannot be read is as good as none."""
    try:
        return " ".join(str(letter.get(name, "")).split())
    except (
        ValueError,
        LookupError,
        AttributeError,
        TypeError,
        RecursionError,
    ):  # what Python's parser raises at broken fields
        return ""


def _subject(letter: EmailMessage) -> str:
    subject = _head(letter, "subject")
    while match := _PASSED_ON.match(subject):
        subject = subject[match.end() :]
    return subject
