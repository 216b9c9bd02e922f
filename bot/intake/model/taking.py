"""A draft with what was accepted of a model's proposals, and a remark that counts what was not, with the reasons.

A proposal never weakens what the analysis concluded: its kind is at least as fenced, its speaker is the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.domain.claims import Claim
from bot.domain.drafts import Draft
from bot.domain.errors import InvalidValue, Notice, notice
from bot.domain.news import Genre, Making, Summary
from bot.domain.wording import Wording
from bot.intake.model.assertions import claim_of, unsaid
from bot.intake.model.ground import Ground
from bot.intake.model.grounding import NO_QUOTE, faults_of, faults_of_translation
from bot.intake.model.prompt import SUMMARY, other_of
from bot.intake.model.proposals import Assertion, Part, Proposals, Sentence, Translation
from bot.intake.summaries.fitness import leans_back
from bot.intake.texts import Span

MISSHAPEN = notice("it has not the form that was asked for, or is one too many")
UNKNOWN_TEXT = notice("it translates no text that was sent")
LEANING = notice("it leans on a sentence that was dropped")
OPINION = notice("an opinion piece is summed up in its own words only")
ALONE = notice("too little of the summary was left")
_TOLD = {
    Part.SUMMARIES: (
        notice("Sentences of a summary that the model proposed: {proposed}."),
        notice("Sentences of a summary that the model proposed: {proposed}; dropped: {dropped} ({reasons})."),
    ),
    Part.CLAIMS: (
        notice("Claims that the model proposed: {proposed}."),
        notice("Claims that the model proposed: {proposed}; dropped: {dropped} ({reasons})."),
    ),
    Part.TRANSLATIONS: (
        notice("Translations that the model proposed: {proposed}."),
        notice("Translations that the model proposed: {proposed}; dropped: {dropped} ({reasons})."),
    ),
}


@dataclass(slots=True)
class _Count:
    """How many were proposed of a part, and why some were dropped."""

    proposed: int = 0
    dropped: Counter[Notice] = field(default_factory=Counter)


def taken(draft: Draft, ground: Ground, proposals: Proposals, texts: Mapping[int, str]) -> Draft:
    """The draft with whatever of the proposals holds; `texts` are those that were sent to be translated."""
    counts = {part: _Count() for part in Part}
    for part, count in (proposals.misshapen or {}).items():
        if count:
            counts[part].proposed += count
            counts[part].dropped[MISSHAPEN] += count
    before = draft.publication.article.summary
    draft = _with_summary(draft, ground, proposals.summary, counts[Part.SUMMARIES])
    is_new = draft.publication.article.summary is not before
    draft = _with_translations(
        draft, ground, proposals.translations, texts, counts[Part.TRANSLATIONS], keeps_summary=is_new
    )
    draft = _with_claims(draft, ground, proposals.claims, counts[Part.CLAIMS])
    remarks = (_told(part, count) for part, count in counts.items() if count.proposed)
    return replace(draft, remarks=(*draft.remarks, *remarks))


def _told(part: Part, count: _Count) -> Notice:
    whole, with_dropped = _TOLD[part]
    if not count.dropped:
        return Notice(whole.text, (("proposed", count.proposed),))
    values = (("proposed", count.proposed), ("dropped", count.dropped.total()), ("reasons", _listed(count.dropped)))
    return Notice(with_dropped.text, values)


def _listed(reasons: Counter[Notice]) -> Notice:
    """Reasons with how often each was given, as one notice, so that it is worded in one language."""
    each = [notice("{count} × {reason}", count=count, reason=reason) for reason, count in reasons.most_common()]
    whole = each.pop(0)
    for other in each:
        whole = notice("{one}; {other}", one=whole, other=other)
    return whole


def _with_summary(draft: Draft, ground: Ground, sentences: Sequence[Sentence], count: _Count) -> Draft:
    count.proposed += len(sentences)
    if draft.publication.article.genre is Genre.OPINION:
        if sentences:
            count.dropped[OPINION] += len(sentences)
        return draft
    kept, is_gap = [], False
    for sentence in sentences:
        fault = _fault_of(sentence, draft, ground)
        if fault is None and is_gap and any(leans_back(text) for text in sentence.texts.values()):
            fault = LEANING
        if fault is None:
            kept.append(sentence)
        else:
            count.dropped[fault] += 1
        is_gap = fault is not None
    if len(kept) < min(2, len(sentences)):
        count.dropped += Counter({ALONE: len(kept)})
        return draft
    return (
        _summarised(draft, Wording.of({key: " ".join(each.texts[key] for each in kept) for key in ("id", "en")}))
        if kept
        else draft
    )


def _fault_of(sentence: Sentence, draft: Draft, ground: Ground) -> Notice | None:
    evidence = ground.evidence(sentence.quote)
    if evidence is None:
        return NO_QUOTE
    return faults_of(sentence.texts, evidence, ground) or unsaid(sentence.texts, evidence, draft, ground)


def _summarised(draft: Draft, wording: Wording) -> Draft:
    article = replace(draft.publication.article, summary=Summary(wording, Making.MODEL, reviewed=False))
    return replace(draft, publication=replace(draft.publication, article=article))


def _with_translations(
    draft: Draft,
    ground: Ground,
    translations: Iterable[Translation],
    texts: Mapping[int, str],
    count: _Count,
    *,
    keeps_summary: bool,
) -> Draft:
    """The draft with quotations that are told in the other language, too; the first fit translation of each counts."""
    claims, done = list(draft.claims), set()
    for each in translations:
        count.proposed += 1
        if each.number not in texts or each.number in done:
            count.dropped[UNKNOWN_TEXT] += 1
            continue
        if each.number == SUMMARY:
            fault = _fault_of_summary(each.text, texts[SUMMARY], ground)
            if fault is None and not keeps_summary:
                draft = _summarised(draft, _both(texts[SUMMARY], each.text, ground))
        else:
            claim = claims[each.number - 1]
            fault = _fault_of_claim(each.text, claim, texts[each.number], ground)
            if fault is None:
                claims[each.number - 1] = replace(
                    claim, statement=_both(texts[each.number], each.text, ground), quoted_in=""
                )
        if fault is None:
            done.add(each.number)
        else:
            count.dropped[fault] += 1
    return replace(draft, claims=tuple(claims))


def _fault_of_summary(text: str, original: str, ground: Ground) -> Notice | None:
    return faults_of_translation(original, text, other_of(ground.language), ground.facts.body, ground)


def _fault_of_claim(text: str, claim: Claim, original: str, ground: Ground) -> Notice | None:
    first = claim.evidence[0]
    return faults_of_translation(original, text, other_of(ground.language), Span(first.start, first.end), ground)


def _both(original: str, text: str, ground: Ground) -> Wording:
    """An original with its translation, each begun as a sentence is."""
    texts = {ground.language: original, other_of(ground.language): text}
    return Wording.of({language: each[0].upper() + each[1:] for language, each in texts.items()})


def _with_claims(draft: Draft, ground: Ground, proposed: Sequence[Assertion], count: _Count) -> Draft:
    count.proposed += len(proposed)
    for each in proposed:
        try:
            found = claim_of(each, draft, ground)
        except InvalidValue as error:
            count.dropped[error.notice] += 1
            continue
        known = {entity.id for entity in draft.entities}
        new = (found_entity for id in found.entities if (found_entity := ground.proposed.get(id)) and id not in known)
        draft = replace(draft, claims=(*draft.claims, found), entities=(*draft.entities, *new))
    return draft
