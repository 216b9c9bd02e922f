"""Where claims tell the same thing differently, found by rule and shown without a verdict.

Figures stand against each other only where measure, unit, period, moment and scope agree and both cannot be true; one
claim may deny another; and an editor may link claims whose framing differs. A newer statement that merely follows an
older one is no dispute.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from itertools import groupby

from bot.domain.claims import SourcedClaim
from bot.domain.editions import Dispute, DisputeKind
from bot.domain.figures import Figure, Qualifier
from bot.domain.ports import NewsArchive

_AT_MOST = 50
_EXACT = Context(prec=60)  # more digits than any amount has
_ENDLESS = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class _Answer:
    """A claim's figure as an answer to a question; in each unit, between which numbers it says the truth lies."""

    claim: SourcedClaim
    figure: Figure
    ranges: Mapping[str, tuple[Decimal, Decimal]]

    @classmethod
    def of(cls, claim: SourcedClaim, figure: Figure) -> _Answer:
        amounts = (figure.amount, *figure.also)
        return cls(claim, figure, {amount.unit: _range(amount.value, figure.qualifier) for amount in amounts})

    def is_of_same_time(self, other: _Answer) -> bool:
        """Whether both may tell of one time, where their figures do not say of which."""
        if self.figure.period or self.figure.as_of or other.figure.period or other.figure.as_of:
            return True
        one, two = self.claim.claim.occurred_on, other.claim.claim.occurred_on
        return one is None or two is None or one.overlaps(two)

    def differences(self, other: _Answer) -> frozenset[str]:
        """What forbids a comparison."""
        changed = () if self.is_of_same_time(other) else ("period",)
        return frozenset((*self.figure.differences(other.figure), *changed))

    def contradicts(self, other: _Answer) -> bool:
        """Whether another answer to the same question cannot be true beside this one; conversions vary with the rate."""
        unit = self.figure.amount.unit
        shared = [unit] if unit == other.figure.amount.unit else self.ranges.keys() & other.ranges.keys()
        apart = all(
            self.ranges[unit][1] < other.ranges[unit][0] or other.ranges[unit][1] < self.ranges[unit][0]
            for unit in shared
        )
        return apart and self.is_of_same_time(other)


def _range(value: Decimal, qualifier: Qualifier) -> tuple[Decimal, Decimal]:
    """Between which numbers a qualified one lies: "about 440" may be 441, and "over 400" too."""
    _, digits, exponent = value.normalize(_EXACT).as_tuple()
    last_digit = Decimal((0, (1,), exponent if isinstance(exponent, int) and any(digits) else 0))
    least, most = _EXACT.subtract(value, last_digit), _EXACT.add(value, last_digit)
    return {
        Qualifier.EXACT: (value, value),
        Qualifier.ABOUT: (least, most),
        Qualifier.ALMOST: (least, value),
        Qualifier.OVER: (value, _ENDLESS),
        Qualifier.AT_LEAST: (value, _ENDLESS),
        Qualifier.AT_MOST: (-_ENDLESS, value),
        Qualifier.BELOW: (-_ENDLESS, value),
    }[qualifier]


def _answers(claims: Sequence[SourcedClaim]) -> list[_Answer]:
    """The claims that carry a figure, by measure; within one, in the order in which they came."""
    answers = [_Answer.of(claim, claim.claim.figure) for claim in claims if claim.claim.figure]
    return sorted(answers, key=lambda answer: answer.figure.measure)


def _rivals(answers: Sequence[_Answer]) -> list[_Answer]:
    """Answers of which each rules out all others, one for each number; exact ones are asked before vague ones."""
    rivals: list[_Answer] = []
    for answer in sorted(answers, key=lambda answer: answer.figure.qualifier is not Qualifier.EXACT):
        if all(rival.contradicts(answer) for rival in rivals):
            rivals.append(answer)
    chosen = {rival.claim.id for rival in rivals}
    return [answer for answer in answers if answer.claim.id in chosen]


def _disputed(answers: Sequence[_Answer]) -> Iterator[tuple[SourcedClaim, ...]]:
    """The rivals of each time that answers to one question tell of; where the question names its time, there is one."""
    left = list(answers)
    while left:
        now = [answer for answer in left if answer.is_of_same_time(left[0])]
        if len(rivals := _rivals(now)) > 1:
            yield tuple(rival.claim for rival in rivals)
        left = [answer for answer in left if not answer.is_of_same_time(left[0])]


def differing_figures(claims: Sequence[SourcedClaim]) -> list[Dispute]:
    """Figures that are comparable and cannot all be true."""
    questions: dict[Hashable, list[_Answer]] = defaultdict(list)
    for answer in _answers(claims):
        for unit in answer.ranges:  # what is planned and what came of it are two questions
            questions[answer.figure.question, answer.claim.claim.status, unit].append(answer)
    found = dict.fromkeys(rivals for answers in questions.values() for rivals in _disputed(answers))
    return [Dispute(DisputeKind.FIGURES, rivals) for rivals in found]


def incomparable_figures(claims: Sequence[SourcedClaim]) -> list[Dispute]:
    """Figures of one measure that look alike but must not be compared with the newest, and what keeps them apart."""
    disputes = []
    for _, answers in groupby(_answers(claims), key=lambda answer: answer.figure.measure):
        first, *others = answers
        unlike = [(other, differences) for other in others if (differences := first.differences(other))]
        shown = {(other.figure, other.claim.claim.occurred_on): other.claim for other, _ in reversed(unlike)}
        if shown:
            beside = (first.claim, *reversed(shown.values()))
            why = sorted({difference for _, differences in unlike for difference in differences})
            disputes.append(Dispute(DisputeKind.NOT_COMPARABLE, beside, differences=tuple(why)))
    return disputes


def _standing(archive: NewsArchive, ids: Sequence[str]) -> dict[str, SourcedClaim]:
    """Claims by id, without those that editors have withdrawn."""
    return {claim.id: claim for claim in archive.claims(ids) if not claim.claim.is_withdrawn}


def denials(archive: NewsArchive, claims: Sequence[SourcedClaim]) -> list[Dispute]:
    """Claims beside those that deny them, whichever of the two the topic holds."""
    at_hand = {claim.id: claim for claim in claims}
    for claim in archive.claims_denying(tuple(at_hand), limit=_AT_MOST):
        at_hand.setdefault(claim.id, claim)
    wanted = {id for claim in claims for id in claim.claim.denies}
    at_hand |= _standing(archive, sorted(wanted - at_hand.keys()))
    asked = {claim.id for claim in claims}
    pairs = sorted(
        (denied, claim.id)
        for claim in at_hand.values()
        for denied in claim.claim.denies
        if denied in at_hand and asked & {denied, claim.id}
    )
    return [Dispute(DisputeKind.DENIAL, (at_hand[denied], at_hand[denier])) for denied, denier in pairs]


def contrasts(archive: NewsArchive, claims: Sequence[SourcedClaim]) -> list[Dispute]:
    """Claims that an editor linked, those beyond the topic included."""
    links = archive.contrasts_of(tuple(claim.id for claim in claims), limit=_AT_MOST)
    wanted = dict.fromkeys(id for link in links for id in link.claims)
    linked = _standing(archive, tuple(wanted))
    sides = [(link, tuple(linked[id] for id in link.claims if id in linked)) for link in links]
    return [Dispute(DisputeKind.CONTRAST, told, contrast=link) for link, told in sides if len(told) > 1]


def disputes_among(archive: NewsArchive, claims: Sequence[SourcedClaim]) -> list[Dispute]:
    """Every dispute that touches these claims: figures, then denials, then editors' contrasts."""
    return [*differing_figures(claims), *denials(archive, claims), *contrasts(archive, claims)]


def shortened(disputes: Sequence[Dispute], sides: int) -> list[Dispute]:
    """The disputes with so many sides at most, each telling how many are left out."""
    return [
        replace(dispute, claims=dispute.claims[:sides], more=max(0, len(dispute.claims) - sides))
        for dispute in disputes
    ]
