"""Proposed claims as records: who asserts them, of which kind they are, whom they are about.

None of that is the model's to decide. What the analysis concluded of the same words holds; where it concluded nothing,
a saying needs a speaker whom nobody could mistake, and in an opinion piece all is opinion.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256

from bot.domain.claims import FENCED_KINDS, Claim, ClaimKind, Evidence, Status
from bot.domain.drafts import Draft
from bot.domain.errors import InvalidValue, Notice, notice
from bot.domain.news import EntityKind, Genre
from bot.domain.wording import Wording, folded
from bot.intake.claims import verbs
from bot.intake.claims.kinds import is_to_come, kind_of
from bot.intake.model.ground import Ground
from bot.intake.model.grounding import NO_QUOTE, faults_of, share_of_words
from bot.intake.model.names import named_by
from bot.intake.model.proposals import Assertion
from bot.intake.texts import Span

NO_SPEAKER = notice("it does not say who says so")
OTHER_SPEAKER = notice("it names a speaker whom its evidence does not plainly have")
ABOUT_NOBODY = notice("it is about nobody and nothing that the article names")
KNOWN = notice("the draft has it already")
_SAME = 0.6
"""Of a proposal's longer words, how many another claim of the same words has that says the same."""
_WORD = re.compile(r"[^\W\d_]+")
_SAYING = (
    verbs.PLAIN.keys() | verbs.CHOOSY.keys() | verbs.SHORT.keys() | verbs.words("menurut according cited dikutip")
) - (verbs.NOUN_LIKE | verbs.ENGLISH_NOUNS)
_SPEAKERS = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE})


def claim_of(proposed: Assertion, draft: Draft, ground: Ground) -> Claim:
    """The claim that a proposal makes.

    Raises:
        InvalidValue: Why it makes none.
    """
    evidence = _checked(ground.evidence(proposed.quote), NO_QUOTE)
    if fault := faults_of(proposed.texts, evidence, ground):
        raise InvalidValue(fault)
    own = _within(draft, evidence)
    own_text = proposed.texts[ground.language]
    if any(_tells(claim, own_text, ground) for claim in own):
        raise InvalidValue(KNOWN)
    speaker = _speaker(proposed, own, evidence, ground)
    alike = [claim for claim in own if claim.speaker == speaker]
    kind = _kind(proposed.kind, alike, evidence, ground)
    is_planned = kind is ClaimKind.FORECAST or is_to_come(own_text)
    about = _about(own_text, speaker, ground)
    quote = evidence.of(ground.text.whole)
    return Claim(
        id=f"{draft.id}-{sha256(f'{quote}|{own_text}'.encode(errors='backslashreplace')).hexdigest()[:10]}",
        article=draft.id,
        about=about,
        kind=kind,
        statement=Wording.of(proposed.texts),
        evidence=(Evidence(quote, evidence.start),),
        status=Status.PLANNED if is_planned else Status.HAPPENED,
        speaker=speaker,
        origins=alike[0].origins if alike else None,
        is_reviewed=False,
    )


def unsaid(texts: Mapping[str, str], evidence: Span, draft: Draft, ground: Ground) -> Notice | None:
    """Why a sentence of a summary hides that somebody says so; null: it does not."""
    if not _is_saying(evidence.of(ground.text.whole)):
        return None
    own = {claim.speaker for claim in _within(draft, evidence)} & ground.entities.keys()
    for language, text in texts.items():
        named = {name.entity for name in named_by(text, language, ground)}
        if not _is_saying(text) or not own <= named:
            return NO_SPEAKER
    return None


def _checked(evidence: Span | None, fault: Notice) -> Span:
    if evidence is None:
        raise InvalidValue(fault)
    return evidence


def _within(draft: Draft, evidence: Span) -> list[Claim]:
    """The draft's claims that rest on some of these words."""
    return [
        claim for claim in draft.claims if any(evidence.meets(Span(each.start, each.end)) for each in claim.evidence)
    ]


def _tells(claim: Claim, text: str, ground: Ground) -> bool:
    """Whether a claim says what a text says."""
    return share_of_words(text, claim.statement.phrase(ground.language).text) >= _SAME


def _is_saying(text: str) -> bool:
    return any(word in _SAYING for word in _WORD.findall(text.casefold()))


def _speaker(proposed: Assertion, own: Sequence[Claim], evidence: Span, ground: Ground) -> str:
    """The id of who asserts it, "" for the article itself."""
    wanted = _called(proposed.speaker, evidence, ground)
    if own:
        if wanted not in {claim.speaker for claim in own}:
            raise InvalidValue(OTHER_SPEAKER if proposed.speaker else NO_SPEAKER)
        return wanted
    is_saying = _is_saying(evidence.of(ground.text.whole))
    if is_saying and not proposed.speaker:
        raise InvalidValue(NO_SPEAKER)
    speakers = {name.entity or name.text for name in ground.named_in(evidence) if name.kind in _SPEAKERS}
    if proposed.speaker and (not is_saying or not wanted or speakers != {wanted}):
        raise InvalidValue(OTHER_SPEAKER)
    return wanted


def _called(speaker: str, evidence: Span, ground: Ground) -> str:
    """The id of who is called so in the evidence; "": nobody is."""
    wanted = folded(speaker)
    if not wanted:
        return ""
    named = (name for name in ground.named_in(evidence) if name.entity in ground.entities)
    for name in named:
        if wanted == folded(name.text) or wanted in {folded(text) for text in ground.entities[name.entity].all_names}:
            return name.entity
    return ""


def _kind(proposed: ClaimKind, own: Sequence[Claim], evidence: Span, ground: Ground) -> ClaimKind:
    """A kind at least as fenced as the analysis found, by what the words are."""
    found = [claim.kind for claim in own]
    if not found:
        found = [kind_of(evidence.of(ground.text.whole), None, None, ground.facts.genre, is_dated=False)]
    least = next((kind for kind in found if kind in FENCED_KINDS or kind is ClaimKind.DENIAL), found[0])
    if least in FENCED_KINDS or least is ClaimKind.DENIAL:
        return least
    if proposed in FENCED_KINDS:
        return proposed
    return ClaimKind.OPINION if ground.facts.genre is Genre.OPINION else least


def _about(text: str, speaker: str, ground: Ground) -> tuple[str, ...]:
    """Whom a text is about, the first it names first; the speaker only where nobody else is."""
    names = named_by(text, ground.language, ground)
    found = dict.fromkeys(name.entity for name in names if name.entity in ground.entities)
    about = tuple(id for id in found if id != speaker) or tuple(found) or ((speaker,) if speaker else ())
    if not about:
        raise InvalidValue(ABOUT_NOBODY)
    return about
