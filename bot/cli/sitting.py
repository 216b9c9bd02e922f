"""A sitting at the keyboard: draft after draft, claim after claim, one key each.

What is typed and shown goes through a `Terminal`, so that a sitting runs as well where nobody sits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from bot.domain.claims import Claim
from bot.domain.drafts import KeptDraft, ReviewState
from bot.domain.errors import BotError, Notice, NotUnderstood, notice
from bot.domain.wording import Wording, folded
from bot.files.claim_texts import claim_text
from bot.languages import Language
from bot.platforms.editing import telling
from bot.platforms.reviewing import OUTCOMES, claim_document, draft_document, other_claim
from bot.rendering.document import Document, DocumentSection

if TYPE_CHECKING:
    from bot.app.reviewing import Review

KEYS = {
    "a": notice("accept this claim"),
    "e": notice("edit it, and accept it so"),
    "r": notice("reject it"),
    "m": notice("merge a proposed entity into another one"),
    "l": notice("link it to an event"),
    "d": notice("mark it as disputed, or as a denial"),
    "A": notice("accept the article with all that is left"),
    "R": notice("reject the article"),
    "s": notice("skip this claim for now"),
    "n": notice("go to the next article"),
    "u": notice("undo the last decision"),
    "q": notice("quit; what was decided stays"),
    "?": notice("show these keys, and the article"),
}

_PROMPT = notice(
    "a accept, e edit, r reject, m merge, l link, d dispute, A accept all, R reject all, s skip, n next, u undo, "
    "q quit, ? help"
)


_EVENT = notice("Which event (its id)?")


class Terminal(Protocol):
    """Who sits there."""

    def key(self, prompt: str) -> str:
        """One key; "" where nobody will press any more."""
        ...

    def line(self, question: str) -> str:
        """A line of text."""
        ...

    def edit(self, text: str) -> str | None:
        """A text as the editor left it; null: nothing was changed."""
        ...

    def show(self, document: Document) -> None:
        """Show a document."""
        ...


class Sitting:
    """Goes through drafts until all are decided, or the editor quits."""

    def __init__(self, review: Review, terminal: Terminal, spoken: Language) -> None:
        self._review = review
        self._terminal = terminal
        self._spoken = spoken
        self._skipped: set[str] = set()
        self._made: list[str] = []  # the article of each decision of this sitting, the latest last
        self._event = ""  # to which the last claim was linked
        self._of_claims: Mapping[str, Callable[[str, Claim], KeptDraft]] = {
            "a": lambda article, claim: self._review.accept(article, claim.id),
            "e": self._edited,
            "r": lambda article, claim: self._review.reject(article, claim.id),
            "l": self._linked,
            "d": self._disputed,
        }
        self._of_articles: Mapping[str, Callable[[str], KeptDraft]] = {
            "A": self._review.accept,
            "R": self._review.reject,
            "m": self._merged,
        }

    def run(self, articles: Sequence[str]) -> None:
        """Look at these articles, in this order."""
        self._look_through(articles)
        if self._made:
            command = f"ringkas review --undo {self._made[-1]}"
            self._say(notice("The last decision can still be taken back: {command}", command=command))

    def _look_through(self, articles: Sequence[str]) -> None:
        waiting = list(articles)
        while waiting:
            article = waiting.pop(0)
            went = self._sat(article)
            if went is None:
                return
            if went:
                waiting = [went, article, *(one for one in waiting if one != went)]

    def _sat(self, article: str) -> str | None:
        """Look at one article; another one to which the editor goes back, "" for the next; null: the end."""
        self._show(self._review.draft(article))
        while True:
            kept = self._review.draft(article)
            claim = next((one for one in kept.open_claims if one.id not in self._skipped), None)
            if kept.state is not ReviewState.DRAFT or (claim is None and kept.draft.claims):
                self._say(OUTCOMES[kept.state])
                return ""
            if claim is not None:
                self._terminal.show(claim_document(self._review.view(kept), claim, self._spoken))
            key = self._terminal.key(self._spoken.say(_PROMPT))
            if key in {"q", ""}:
                return None
            if key == "n":
                return ""
            if key == "u":
                back = self._undone()
                if back not in {"", article}:
                    return back
            else:
                self._pressed(key, kept, claim)

    def _pressed(self, key: str, kept: KeptDraft, claim: Claim | None) -> None:
        """Do what a key says."""
        if key == "?":
            self._help(kept)
        elif key == "s" and claim is not None:
            self._skipped.add(claim.id)
        elif key in self._of_articles:
            self._decide(kept, lambda: self._of_articles[key](kept.id))
        elif key in self._of_claims and claim is not None:
            self._decide(kept, lambda: self._of_claims[key](kept.id, claim))
        else:
            self._say(notice("“{key}” is no key here; ? shows them", key=key))

    def _decide(self, kept: KeptDraft, work: Callable[[], KeptDraft]) -> None:
        try:
            after = work()
        except BotError as error:
            self._terminal.show(telling.refused(error, self._spoken).document)
            return
        if after.decided != kept.decided:
            self._made.append(kept.id)

    def _undone(self) -> str:
        """Take back the last decision of this sitting; the article it was about, "" where there is none."""
        if not self._made:
            self._say(notice("Nothing was decided in this sitting that could be taken back."))
            return ""
        article = self._made[-1]
        try:
            self._review.undo(article)
        except BotError as error:
            if isinstance(error, NotUnderstood):  # its text has changed meanwhile, or somebody else took it back
                self._made.pop()
            self._terminal.show(telling.refused(error, self._spoken).document)
            return ""
        self._made.pop()
        self._say(notice("The last decision was taken back."))
        return article

    def _edited(self, article: str, claim: Claim) -> KeptDraft:
        """Let the claim be edited, again while anything is wrong with it."""
        text = claim_text(claim)
        while True:
            left = self._terminal.edit(text)
            if left is None:
                return self._review.draft(article)
            try:
                return self._review.edit(article, self._review.read(article, claim.id, left))
            except BotError as error:
                self._terminal.show(telling.refused(error, self._spoken).document)
                text = left

    def _merged(self, article: str) -> KeptDraft:
        proposed = self._proposed(article, self._ask(notice("Which proposed entity (its id or name)?")))
        return self._review.merge(article, proposed, self._ask(notice("Into which one (its id)?")))

    def _proposed(self, article: str, words: str) -> str:
        """The id of the entity that a draft proposes with this id, or else under this name."""
        entities = self._review.draft(article).draft.entities
        near = tuple(entity.id for entity in entities)
        named = tuple(entity.id for entity in entities if folded(words) in map(folded, entity.all_names))
        if words in near:
            return words
        if len(named) == 1:
            return named[0]
        if named:
            raise NotUnderstood(notice("Several are called “{words}”. Which one?", words=words), named)
        raise NotUnderstood(notice("the draft proposes no entity “{id}”", id=words[:60]), near)

    def _linked(self, article: str, claim: Claim) -> KeptDraft:
        asked = notice("Which event (its id; Enter: {event})?", event=self._event) if self._event else _EVENT
        event = self._ask(asked) or self._event
        name = None if self._review.knows(article, event) else self._named_anew()
        kept = self._review.link(article, claim.id, event, name)
        self._event = event
        return kept

    def _named_anew(self) -> Wording:
        names = {code: self._ask(notice("A new event. Its name ({language})?", language=code)) for code in ("id", "en")}
        return Wording.of(names)

    def _disputed(self, article: str, claim: Claim) -> KeptDraft:
        kept = self._review.draft(article)
        other = other_claim(kept, self._ask(notice("Which other claim (its number in this draft, or its id)?")))
        if self._terminal.key(self._spoken.text("x: it denies that one; any other key: the two differ")) == "x":
            return self._review.deny(article, claim.id, other)
        topic = {
            code: self._ask(notice("What do they differ on ({language})?", language=code)) for code in ("id", "en")
        }
        return self._review.dispute(article, claim.id, other, Wording.of(topic))

    def _ask(self, question: Notice) -> str:
        return self._terminal.line(self._spoken.say(question)).strip()

    def _say(self, words: Notice) -> None:
        self._terminal.show(Document(self._spoken.say(words)))

    def _show(self, kept: KeptDraft) -> None:
        self._terminal.show(draft_document(self._review.view(kept), self._spoken))

    def _help(self, kept: KeptDraft) -> None:
        self._show(kept)
        keys = telling.figures((key, self._spoken.say(words)) for key, words in KEYS.items())
        self._terminal.show(Document(self._spoken.text("Keys"), (DocumentSection("", keys),)))
