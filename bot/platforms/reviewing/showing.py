"""Drafts laid out for editors: what was concluded and why, and each claim beside the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.claims import FIGURE_MARK, Claim, Status
from bot.domain.drafts import KeptDraft, ReviewState
from bot.domain.errors import notice
from bot.domain.figures import Unit
from bot.domain.news import Article, EntityKind
from bot.domain.review import as_told
from bot.domain.wording import Wording
from bot.languages import Language, available, language
from bot.rendering.cards import genre_name
from bot.rendering.document import (
    Block,
    Document,
    DocumentSection,
    Note,
    Paragraph,
    Quote,
    Statement,
    Strong,
    Text,
)
from bot.rendering.lines import kind_name

AROUND = 300
"""Characters of a paragraph that are shown before and after a quote, at most."""

_STATES = {
    ReviewState.DRAFT: notice("waits for an editor"),
    ReviewState.REVIEWED: notice("reviewed"),
    ReviewState.REJECTED: notice("rejected"),
}
OUTCOMES = {
    ReviewState.DRAFT: notice("This article still has claims that wait."),
    ReviewState.REVIEWED: notice("This article is reviewed; readers see what was accepted."),
    ReviewState.REJECTED: notice("This article is rejected; readers see nothing of it."),
}
"""What an article has come to, in a sentence."""
_THINGS = {
    EntityKind.PERSON: notice("person"),
    EntityKind.ORGANISATION: notice("organisation"),
    EntityKind.PLACE: notice("place"),
    EntityKind.EVENT: notice("event"),
    EntityKind.OBJECT: notice("object"),
}


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft with the names of what it refers to, stored or proposed, by id."""

    kept: KeptDraft
    entities: Mapping[str, Wording]
    sources: Mapping[str, Wording]
    units: Sequence[Unit] = ()

    def name(self, entity: str, spoken: Language) -> str:
        """What an entity is called; its id where nobody knows it."""
        return spoken.words(self.entities[entity]) if entity in self.entities else entity

    def source(self, id: str, spoken: Language) -> str:
        """What a source is called."""
        return spoken.words(self.sources[id]) if id in self.sources else id


def draft_list(drafts: Sequence[KeptDraft], spoken: Language) -> Document:
    """Which drafts wait, the oldest first: id, title, and how many of their claims wait."""
    if not drafts:
        return Document(spoken.text("No draft waits for an editor."))
    blocks = tuple(_listed(kept, spoken) for kept in drafts)
    title = spoken.plural("{count} draft waits for an editor", "{count} drafts wait for an editor", len(drafts))
    return Document(title, (DocumentSection("", blocks),))


def _listed(kept: KeptDraft, spoken: Language) -> Block:
    article = kept.draft.publication.article
    claims = spoken.plural("{count} claim waits", "{count} claims wait", len(kept.open_claims))
    public = f", {spoken.text('public, marked as unreviewed')}" if kept.is_public else ""
    return Statement((Strong(kept.id),), (Text(article.title),), (Text(f"– {claims}{public}"),))


def draft_document(view: DraftView, spoken: Language) -> Document:
    """What an article is taken to be, what was noticed, what is new about it, and its claims in short."""
    kept = view.kept
    state = f"{kept.id} – {spoken.say(_STATES[kept.state])}"
    if kept.is_public and kept.state is ReviewState.DRAFT:
        state += f", {spoken.text('public, marked as unreviewed')}"
    sections = (
        DocumentSection("", tuple(_facts(view, spoken))),
        DocumentSection(spoken.text("What was concluded and why"), _notes(view, spoken)),
        DocumentSection(spoken.text("Summary"), _summary(as_told(kept).publication.article, spoken)),
        DocumentSection(spoken.text("Not in the store yet"), tuple(_proposals(view, spoken))),
        DocumentSection(spoken.text("Claims"), tuple(_in_short(view, spoken))),
    )
    shown = tuple(section for section in sections if section.blocks)
    return Document(kept.draft.publication.article.title, shown, subtitle=state)


def _facts(view: DraftView, spoken: Language) -> Iterator[Block]:
    article = view.kept.draft.publication.article
    origins = " > ".join(view.source(id, spoken) for id in article.chain)
    yield labelled(spoken.text("Source"), origins)
    if article.author:
        yield labelled(spoken.text("Author"), article.author)
    yield labelled(spoken.text("Sort of text"), genre_name(article.genre, spoken))
    yield labelled(spoken.text("Language"), spoken.name_of(article.language))
    yield labelled(spoken.text("Published"), spoken.date(article.published_on, is_long=True))
    yield labelled(spoken.text("Came by"), article.url or view.kept.draft.way)


def _notes(view: DraftView, spoken: Language) -> tuple[Block, ...]:
    return tuple(Note((Text(spoken.say(remark)),)) for remark in view.kept.draft.remarks)


def _summary(article: Article, spoken: Language) -> tuple[Block, ...]:
    if article.summary is None:
        return ()
    texts = article.summary.wording.as_mapping()
    if len(set(texts.values())) == 1:
        return (Paragraph((Text(next(iter(texts.values()))),)),)
    return tuple(labelled(spoken.name_of(code), text) for code, text in texts.items())


def _proposals(view: DraftView, spoken: Language) -> Iterator[Block]:
    draft = view.kept.draft
    for source in draft.sources:
        yield _proposal(source.id, spoken.words(source.name), spoken.text("source"))
    for entity in draft.entities:
        role = f", {spoken.words(entity.role)}" if entity.role else ""
        yield _proposal(entity.id, f"{spoken.words(entity.name)}{role}", spoken.say(_THINGS[entity.kind]))
    for measure in draft.measures:
        yield _proposal(measure.id, spoken.words(measure.name), spoken.text("measure"))
    for unit in draft.units:
        yield _proposal(unit.id, spoken.words(unit.name), spoken.text("unit"))


def _proposal(id: str, name: str, kind: str) -> Block:
    return Paragraph((Strong(id), Text(f": {name} ({kind})")))


def _in_short(view: DraftView, spoken: Language) -> Iterator[Block]:
    for number, claim in enumerate(view.kept.draft.claims, 1):
        state = f"{_state(view.kept, claim, spoken)}: " if claim.id in view.kept.accepted | view.kept.rejected else ""
        kind = kind_name(claim.kind, spoken)
        yield Paragraph(
            (Text(f"{number}. {state}"), Strong(kind), Text(f": {_stated(view, claim, spoken.code, spoken)}"))
        )


def _state(kept: KeptDraft, claim: Claim, spoken: Language) -> str:
    if claim.id in kept.accepted:
        return spoken.text("accepted")
    return spoken.say(_STATES[ReviewState.REJECTED if claim.id in kept.rejected else ReviewState.DRAFT])


def _stated(view: DraftView, claim: Claim, code: str, spoken: Language) -> str:
    """A statement in one language, its figure as that language writes it, or, where it has no catalogue, as `spoken`."""
    text = claim.statement.phrase(code).text
    worded = language(code) if code in available() else spoken
    return text.replace(FIGURE_MARK, worded.figure(claim.figure, view.units)) if claim.figure else text


def claim_document(view: DraftView, claim: Claim, spoken: Language) -> Document:
    """A claim with all that an editor judges it by; the words it rests on stand out in their paragraph."""
    claims = view.kept.draft.claims
    number = next(place for place, one in enumerate(claims, 1) if one.id == claim.id)
    title = spoken.text("Claim {number} of {count}", number=number, count=len(claims))
    sections = (
        DocumentSection("", tuple(_worded(view, claim, spoken))),
        DocumentSection("", tuple(_particulars(view, claim, spoken))),
        DocumentSection(spoken.text("The words it rests on"), tuple(_quotes(view.kept, claim))),
    )
    return Document(title, sections, subtitle=f"{claim.id} – {_state(view.kept, claim, spoken)}")


def _worded(view: DraftView, claim: Claim, spoken: Language) -> Iterator[Block]:
    if claim.quoted_in:
        quoted = spoken.text("As quoted ({language})", language=spoken.name_of(claim.quoted_in))
        yield labelled(quoted, f"“{claim.statement.phrase(claim.quoted_in).text}”")
        return
    for code, _ in claim.statement.texts:
        yield labelled(spoken.name_of(code), _stated(view, claim, code, spoken))


def _particulars(view: DraftView, claim: Claim, spoken: Language) -> Iterator[Block]:
    said_by = view.name(claim.speaker, spoken) if claim.speaker else spoken.text("the article itself")
    planned = f", {spoken.text('planned')}" if claim.status is Status.PLANNED else ""
    yield labelled(spoken.text("Kind"), f"{kind_name(claim.kind, spoken)}{planned}")
    yield labelled(spoken.text("Said by"), said_by)
    yield labelled(spoken.text("About"), ", ".join(view.name(id, spoken) for id in claim.about))
    if claim.occurred_on:
        yield labelled(spoken.text("When"), spoken.date(claim.occurred_on, is_long=True))
    if claim.said_on:
        yield labelled(spoken.text("Said on"), spoken.date(claim.said_on, is_long=True))
    if claim.figure:
        measure = f" – {claim.figure.measure}"
        yield labelled(spoken.text("Figure"), f"{spoken.figure(claim.figure, view.units)}{measure}")
    if claim.origins:
        yield labelled(spoken.text("Reported first by"), " > ".join(view.source(id, spoken) for id in claim.origins))
    if claim.event:
        yield labelled(spoken.text("Event"), view.name(claim.event, spoken))
    for denied in claim.denies:
        yield labelled(spoken.text("Denies"), denied)
    for contrast in view.kept.draft.contrasts:
        if claim.id in contrast.claims:
            yield labelled(spoken.text("Shown beside others on"), spoken.words(contrast.topic))


def _quotes(kept: KeptDraft, claim: Claim) -> Iterator[Block]:
    text = kept.draft.publication.text
    for evidence in claim.evidence:
        first = text.rfind("\n", 0, evidence.start) + 1
        last = text.find("\n", evidence.end)
        before = text[max(first, evidence.start - AROUND) : evidence.start]
        after = text[evidence.end : min(len(text) if last < 0 else last, evidence.end + AROUND)]
        is_cut = evidence.start - AROUND > first
        yield Quote((Text(f"…{before}" if is_cut else before), Strong(evidence.quote), Text(after)))


def labelled(label: str, value: str) -> Block:
    """A line that says what it holds."""
    return Paragraph((Strong(f"{label}:"), Text(f" {value}")))
