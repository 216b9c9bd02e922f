"""What admins write and press to take articles in and to decide about drafts: one grammar for all platforms.

    /ingest LINK or TEXT
    /review                              the drafts that wait
    /review ARTICLE [CLAIM]              one of them, or one of its claims (by number or id)
    /review ARTICLE accept [CLAIM]       reject, undo likewise
    /review ARTICLE edit CLAIM | Indonesian | English
    /review ARTICLE merge PROPOSED INTO
    /review ARTICLE link CLAIM EVENT [| Indonesian | English]
    /review ARTICLE deny CLAIM OTHER
    /review ARTICLE dispute CLAIM OTHER [| Indonesian | English]
    /review ARTICLE more CLAIM           these lines, as far as they can be filled in

A button is such a line. It names claims by their ids, and the version of the draft that it stands below: what a text
that changed meanwhile says is not accepted unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain.claims import Claim
from bot.domain.command_names import is_misnamed
from bot.domain.drafts import Came, Ingested, KeptDraft, ReviewState
from bot.domain.errors import BotError, NotUnderstood, notice
from bot.domain.limits import ARTICLE_BYTES
from bot.domain.wording import Wording
from bot.languages import Language
from bot.platforms.bars import version_of
from bot.platforms.editing import telling
from bot.platforms.requests import Reply
from bot.platforms.reviewing.desk import ReviewDesk, Reviewer
from bot.platforms.reviewing.forms import form_buttons, forms_document
from bot.platforms.reviewing.showing import OUTCOMES, DraftView, claim_document, draft_document, draft_list
from bot.rendering.document import Button, Document, DocumentSection, Paragraph, Text

LISTED = 20
"""How many drafts are listed in a chat."""
_OFFERED = 8
_CAME = {
    Came.NEW: notice("A new draft"),
    Came.CHANGED: notice("The text of a known article has changed"),
    Came.KNOWN: notice("This article is known already"),
}


async def ingest(desk: ReviewDesk, text: str, way: str, by: str, spoken: Language) -> Reply:
    """Take in a link or a text, and show the draft that came of it."""
    if not text.strip():
        missing = NotUnderstood(notice("send a link, a text or a file with it"), is_unfinished=True)
        return telling.refused(missing, spoken)
    return await _told(desk, [await desk.take_text(text, way)], by, spoken)


async def ingest_file(desk: ReviewDesk, name: str, content: bytes, by: str, spoken: Language) -> Reply:
    """Take in the articles of a file, and show the draft, or what became of each."""
    return await _told(desk, await desk.take_file(name, content), by, spoken)


def is_briefing(name: str, content: bytes) -> bool:
    """Whether a file that could hold an article was rather meant as a briefing, by its name or by what it holds."""
    return is_misnamed(name) or any(line.strip().startswith((b"[title]", b"[about]")) for line in content.splitlines())


def too_large(count: int, limit: int, spoken: Language) -> str:
    """What is said of a file that was sent and is not read."""
    if limit == ARTICLE_BYTES:
        return spoken.text("The file has {count} bytes; an article has at most {limit}.", count=count, limit=limit)
    return spoken.text("The file has {count} bytes; a briefing has at most {limit}.", count=count, limit=limit)


async def _told(desk: ReviewDesk, came: Sequence[Ingested], by: str, spoken: Language) -> Reply:
    if len(came) != 1:
        blocks = tuple(Paragraph((Text(_in_a_line(each, spoken)),)) for each in came)
        title = spoken.plural("{count} article came in", "{count} articles came in", len(came))
        return _reply(Document(title, (DocumentSection("", blocks),)), spoken, Button("/review", "/review"))
    (one,) = came
    if one.reason is not None:
        return telling.refused(BotError(one.reason), spoken)
    try:
        shown = await desk.review(by, lambda reviewer: _of_article(reviewer, one.article, spoken))
    except NotUnderstood:  # a file of records brought it, and no draft
        return _reply(Document(spoken.say(_CAME[one.came]), subtitle=one.article), spoken)
    came_words = spoken.say(_CAME[one.came])
    document = replace(shown.document, subtitle=f"{came_words}: {shown.document.subtitle}")
    faults = [telling.fault_list(spoken.text("Why it is not public yet"), one.faults, spoken)] if one.faults else []
    return replace(shown, document=replace(document, sections=(*document.sections, *faults)))


def _in_a_line(one: Ingested, spoken: Language) -> str:
    if one.reason is not None:
        return f"{one.way}: {spoken.say(one.reason)}"
    return f"{spoken.say(_CAME[one.came])}: {one.article}"


async def review(desk: ReviewDesk, parts: Sequence[str], by: str, spoken: Language) -> Reply:
    """Do what stands after `/review`, parted by "|"."""
    words, texts = (parts[0].split() if parts else []), parts[1:]
    try:
        return await desk.review(by, lambda reviewer: _reviewed(reviewer, words, texts, spoken))
    except BotError as error:
        return telling.refused(error, spoken)


def _reviewed(reviewer: Reviewer, words: Sequence[str], texts: Sequence[str], spoken: Language) -> Reply:
    if not words:
        return _list(reviewer, spoken)
    if len(words) == 1:
        return _of_article(reviewer, words[0], spoken)
    article, verb, *rest = words
    kept = reviewer.draft(article)
    is_more = len(rest) > (2 if verb in _OF_TWO else 0)
    version = version_of(rest[-1]) if is_more and not texts else None
    if version is not None:
        _check_version(kept, version)
        rest.pop()
    act = _ACTS.get(verb)
    if act is None:
        return _of_claim(reviewer, kept, _claim(kept, verb), spoken)
    return act(_Order(reviewer, kept, rest, texts, spoken))


def _check_version(kept: KeptDraft, version: int) -> None:
    if kept.version != version:
        raise NotUnderstood(
            notice("the text of “{id}” has changed since; look at it again", id=kept.id), (f"/review {kept.id}",)
        )


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be done with a draft."""

    reviewer: Reviewer
    kept: KeptDraft
    words: Sequence[str]
    texts: Sequence[str]
    spoken: Language

    def claim(self) -> Claim:
        """The claim that the first word names."""
        return _claim(self.kept, self.word(0))

    def word(self, place: int) -> str:
        """One of the words; it must be there."""
        if place >= len(self.words):
            raise NotUnderstood(notice("something is missing: {form}", form=_FORMS), is_unfinished=True)
        return self.words[place]

    def wording(self) -> Wording:
        """The two texts."""
        if len(self.texts) != 2:
            raise NotUnderstood(
                notice("two texts were expected, Indonesian and English, each after a vertical bar"), is_unfinished=True
            )
        return Wording.of({"id": self.texts[0], "en": self.texts[1]})

    def after(self, kept: KeptDraft) -> Reply:
        """The next claim that waits; where none does, what the article has come to."""
        if kept.state is ReviewState.DRAFT and kept.open_claims:
            return _of_claim(self.reviewer, kept, kept.open_claims[0], self.spoken)
        document = Document(self.spoken.say(OUTCOMES[kept.state]), subtitle=kept.id)
        return _reply(document, self.spoken, *_offers(kept, self.spoken), Button("/review", "/review"))


_FORMS = "/review ARTICLE accept|reject|undo|edit|merge|link|deny|dispute|more"


def _accept(order: _Order) -> Reply:
    claim = order.claim().id if order.words else ""
    return order.after(order.reviewer.accept(order.kept.id, claim))


def _reject(order: _Order) -> Reply:
    claim = order.claim().id if order.words else ""
    return order.after(order.reviewer.reject(order.kept.id, claim))


def _undo(order: _Order) -> Reply:
    return order.after(order.reviewer.undo(order.kept.id))


def _edit(order: _Order) -> Reply:
    claim = replace(order.claim(), statement=order.wording(), quoted_in="")
    return order.after(order.reviewer.edit(order.kept.id, claim))


def _merge(order: _Order) -> Reply:
    return _of_article_after(order, order.reviewer.merge(order.kept.id, order.word(0), order.word(1)))


def _link(order: _Order) -> Reply:
    name = order.wording() if order.texts else None
    return _shown_again(order, order.reviewer.link(order.kept.id, order.claim().id, order.word(1), name))


def _deny(order: _Order) -> Reply:
    return _shown_again(order, order.reviewer.deny(order.kept.id, order.claim().id, _other(order)))


def _dispute(order: _Order) -> Reply:
    claim = order.claim()
    subject = order.reviewer.view(order.kept).entities.get(claim.about[0])
    topic = order.wording() if order.texts or subject is None else subject
    return _shown_again(order, order.reviewer.dispute(order.kept.id, claim.id, _other(order), topic))


def _more(order: _Order) -> Reply:
    view, claim = order.reviewer.view(order.kept), order.claim()
    return _reply(forms_document(view, claim, order.spoken), order.spoken, *form_buttons(view, claim, order.spoken))


_ACTS: Mapping[str, Callable[[_Order], Reply]] = {
    "accept": _accept,
    "reject": _reject,
    "undo": _undo,
    "edit": _edit,
    "merge": _merge,
    "link": _link,
    "deny": _deny,
    "dispute": _dispute,
    "more": _more,
}
_OF_TWO = frozenset({"merge", "link", "deny", "dispute"})
"""Verbs behind which two things are named, the second by an id that may look like a version."""


def _other(order: _Order) -> str:
    """Another claim: one of the draft by its number or id, or any that is stored."""
    return other_claim(order.kept, order.word(1))


def _shown_again(order: _Order, kept: KeptDraft) -> Reply:
    return _of_claim(order.reviewer, kept, _claim(kept, order.claim().id), order.spoken)


def _of_article_after(order: _Order, kept: KeptDraft) -> Reply:
    return _of_article(order.reviewer, kept.id, order.spoken)


def other_claim(kept: KeptDraft, word: str) -> str:
    """The id of a claim: one of the draft by its number, or any by its id."""
    return _claim(kept, word).id if word.isdecimal() else word


def _claim(kept: KeptDraft, word: str) -> Claim:
    by_number = {str(number): claim for number, claim in enumerate(kept.draft.claims, start=1)}
    claim = by_number.get(word.lstrip("0")) or kept.claim(word)
    if claim is None:
        raise NotUnderstood(
            notice("the draft “{article}” has no claim “{id}”", article=kept.id, id=word[:60]), (f"/review {kept.id}",)
        )
    return claim


def _list(reviewer: Reviewer, spoken: Language) -> Reply:
    waiting = reviewer.waiting(LISTED)
    buttons = (Button(kept.draft.publication.article.title, f"/review {kept.id}") for kept in waiting[:_OFFERED])
    return _reply(draft_list(waiting, spoken), spoken, *buttons)


def _of_article(reviewer: Reviewer, article: str, spoken: Language) -> Reply:
    kept = reviewer.draft(article)
    return _reply(draft_document(reviewer.view(kept), spoken), spoken, *_offers(kept, spoken))


def _offers(kept: KeptDraft, spoken: Language) -> list[Button]:
    buttons = []
    if kept.state is ReviewState.DRAFT:
        buttons = [
            Button(spoken.text("Accept all that is left"), f"/review {kept.id} accept v{kept.version}"),
            Button(spoken.text("Reject the article"), f"/review {kept.id} reject v{kept.version}"),
        ]
        if kept.open_claims:
            buttons.insert(0, Button(spoken.text("Claim by claim"), f"/review {kept.id} {kept.open_claims[0].id}"))
    if kept.decided:
        buttons.append(Button(spoken.text("Undo"), f"/review {kept.id} undo"))
    return buttons


def _of_claim(reviewer: Reviewer, kept: KeptDraft, claim: Claim, spoken: Language) -> Reply:
    view: DraftView = reviewer.view(kept)
    claims = kept.draft.claims
    following = claims[(claims.index(claim) + 1) % len(claims)]
    buttons = [
        Button(spoken.text("Accept"), f"/review {kept.id} accept {claim.id} v{kept.version}"),
        Button(spoken.text("Reject"), f"/review {kept.id} reject {claim.id} v{kept.version}"),
        Button(spoken.text("More"), f"/review {kept.id} more {claim.id}"),
        Button(spoken.text("Next claim"), f"/review {kept.id} {following.id}"),
        Button(spoken.text("The article"), f"/review {kept.id}"),
    ]
    if kept.decided:
        buttons.append(Button(spoken.text("Undo"), f"/review {kept.id} undo"))
    return _reply(claim_document(view, claim, spoken), spoken, *buttons)


def _reply(document: Document, spoken: Language, *buttons: Button) -> Reply:
    return replace(telling.reply(document.title, spoken, buttons=buttons), document=document)
