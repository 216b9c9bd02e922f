"""What else can be done with a claim than to accept or to reject it: lines to be completed, and buttons where none needs to be.

Nobody remembers a grammar with ids in it, so the lines stand ready to be copied, with what is known of them filled in.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.claims import Claim
from bot.domain.news import EntityKind
from bot.languages import Language
from bot.platforms.bars import joined
from bot.platforms.reviewing.showing import DraftView, labelled
from bot.rendering.document import Block, Button, Document, DocumentSection, Paragraph, Text

_OTHERS = 3
"""Beside how many other claims one can be put by a button."""
_TEXTS = {"id": "Indonesian", "en": "English"}


def forms_document(view: DraftView, claim: Claim, spoken: Language) -> Document:
    """The lines that an editor may complete and send."""
    title = spoken.text("What else can be done with this claim")
    intro = Paragraph((Text(_how(spoken)),))
    return Document(title, (DocumentSection("", (intro, *_lines(view, claim, spoken))),), subtitle=claim.id)


def _how(spoken: Language) -> str:
    return spoken.text(
        "Copy a line, put in what stands in it in capital letters, and send it; on Discord, its words and texts are the "
        "options of /admin review, in their order."
    )


def _lines(view: DraftView, claim: Claim, spoken: Language) -> Iterator[Block]:
    article = view.kept.id
    texts = joined(_TEXTS.values()).upper()
    worded = joined(
        claim.statement.phrase(code).text if claim.quoted_in in {"", code} else name.upper()
        for code, name in _TEXTS.items()
    )
    yield labelled(spoken.text("Word it otherwise"), f"/review {article} edit {claim.id} | {worded}")
    for entity in view.kept.draft.entities:
        if entity.id in claim.entities:
            label = spoken.text("“{name}” is somebody or something known", name=spoken.words(entity.name))
            yield labelled(label, f"/review {article} merge {entity.id} ID")
    yield labelled(spoken.text("It tells of a known event"), f"/review {article} link {claim.id} ID")
    yield labelled(spoken.text("It tells of a new event"), f"/review {article} link {claim.id} ID | {texts}")
    yield labelled(spoken.text("It denies another claim"), f"/review {article} deny {claim.id} ID")
    yield labelled(spoken.text("Another claim disputes it"), f"/review {article} dispute {claim.id} ID | {texts}")


def form_buttons(view: DraftView, claim: Claim, spoken: Language) -> Iterator[Button]:
    """What of it needs no more words: events and claims of the same draft."""
    article, draft, version = view.kept.id, view.kept.draft, f"v{view.kept.version}"
    for entity in draft.entities:
        if entity.kind is EntityKind.EVENT and entity.id != claim.event:
            label = spoken.text("Event: {name}", name=spoken.words(entity.name))
            yield Button(label, f"/review {article} link {claim.id} {entity.id} {version}")
    for other in _alike(claim, draft.claims):
        number = draft.claims.index(other) + 1
        if other.id not in claim.denies:
            label = spoken.text("It denies claim {number}", number=number)
            yield Button(label, f"/review {article} deny {claim.id} {other.id} {version}")
        if not any({claim.id, other.id} <= set(contrast.claims) for contrast in draft.contrasts):
            label = spoken.text("Claim {number} disputes it", number=number)
            yield Button(label, f"/review {article} dispute {claim.id} {other.id} {version}")
    yield Button(spoken.text("Back to the claim"), f"/review {article} {claim.id}")


def _alike(claim: Claim, claims: tuple[Claim, ...]) -> list[Claim]:
    """Other claims about the same, the likeliest first."""
    about = set(claim.about)
    others = [other for other in claims if other.id != claim.id and about & set(other.about)]
    return sorted(others, key=lambda other: -len(about & set(other.about)))[:_OTHERS]
