"""What sort of assertion some words are, and whether what they tell has happened.

In an opinion piece the burden is turned round: only a sentence with a day, a figure or a plain act, and without any
word of judgement, is told as a report; all else is its author's opinion.
"""

from __future__ import annotations

import re

from bot.domain.claims import ClaimKind, Status
from bot.domain.news import Genre
from bot.intake.claims import markers
from bot.intake.claims.standings import Standing
from bot.intake.claims.verbs import NO_VERBS, Act
from bot.intake.claims.voices import Voice
from bot.intake.patterns import any_found_by

_BY_ACT = {Act.OPINE: ClaimKind.OPINION, Act.ALLEGE: ClaimKind.ALLEGATION, Act.DENY: ClaimKind.DENIAL}


def kind_of(
    said: str,
    act: Act | None,
    voice: Voice | None,
    genre: Genre,
    *,
    is_dated: bool,
    is_own: bool = False,
    is_ahead: bool = False,
) -> ClaimKind:
    """The kind of what `voice` says by `act`; without a voice, of what the article says itself.

    `is_dated`: a day or figure stands in it. `is_own`: the speaker is its subject. `is_ahead`: it names a time to come.
    """
    said = _small(said)
    if voice is None or voice.standing is Standing.OUTLET:
        return _told_kind(said, genre, is_dated=is_dated)
    if act in _BY_ACT or markers.DENIED.search(said):
        return _BY_ACT.get(act, ClaimKind.DENIAL) if act else ClaimKind.DENIAL
    if _is_foretold(said, act, voice, is_own=is_own, is_ahead=is_ahead):
        return ClaimKind.FORECAST
    is_charge = (voice.standing is Standing.ACCUSER and not is_own) or markers.UNCONFIRMED.search(
        voice.words.casefold()
    )
    if is_charge or markers.ALLEGED.search(said):
        return ClaimKind.ALLEGATION
    if act is not Act.ESTIMATE and voice.standing is Standing.OFFICIAL and markers.HEDGED.search(said) is None:
        return ClaimKind.OFFICIAL
    is_judged = voice.standing is Standing.COMMENTATOR or genre is Genre.OPINION or act in {Act.WARN, Act.ESTIMATE}
    is_judged = is_judged or markers.HEDGED.search(said) is not None or markers.JUDGED.search(said) is not None
    return ClaimKind.OPINION if is_judged else ClaimKind.REPORTED


_MONTH = re.compile(r"\bMay\b")


def _small(said: str) -> str:
    """The words in small letters, without the month that would read as "may"."""
    return _MONTH.sub("·", said).casefold() if "May" in said else said.casefold()


def _is_foretold(said: str, act: Act | None, voice: Voice, *, is_own: bool, is_ahead: bool) -> bool:
    """Whether somebody tells what is to come: no plan of his own, and no decision of an office that "will be" carried out."""
    if act is Act.FORESEE or markers.EXPECTED.search(said):
        return True
    is_told = _is_forecast(said, act)
    if act is Act.ESTIMATE:
        return is_told or is_ahead or markers.AHEAD.search(said) is not None
    is_decided = voice.standing is Standing.OFFICIAL and markers.TO_BE_DONE.search(said) is not None
    return is_told and not is_own and not is_decided


def _is_forecast(said: str, act: Act | None) -> bool:
    """Whether somebody tells what is to come and is not his own plan."""
    is_to_come = _is_planned(said) or markers.WOULD.search(said) is not None
    return is_to_come and act is not Act.ANNOUNCE and markers.OWN.search(said) is None


_ARGUING = frozenset({Genre.OPINION, Genre.ANALYSIS})
_VIEWS = (markers.OTHERS, markers.HEDGED, markers.ADVISED, markers.HELD, markers.HINTED)
"""What is a view in whatever article."""
_MARKED = any_found_by(markers.ALLEGED, markers.EXPECTED, *_VIEWS)
"""What makes a sentence anything but a report, looked for at once, since most have none of it."""


def _told_kind(said: str, genre: Genre, *, is_dated: bool) -> ClaimKind:
    """The kind of what an article says in its own voice, or passes on from another outlet."""
    if genre not in _ARGUING and not _MARKED.search(said):
        return _reported(genre)
    if markers.ALLEGED.search(said):
        return ClaimKind.ALLEGATION
    if markers.EXPECTED.search(said):
        return ClaimKind.FORECAST
    if genre is Genre.OPINION:
        return _own_view(said, is_dated=is_dated)
    views = (*_VIEWS, markers.JUDGED, markers.INSINUATED) if genre is Genre.ANALYSIS else _VIEWS
    for view in views:
        if view.search(said):
            return ClaimKind.OPINION
    return _reported(genre)


def _reported(genre: Genre) -> ClaimKind:
    return ClaimKind.OFFICIAL if genre is Genre.OFFICIAL else ClaimKind.REPORTED


def _own_view(said: str, *, is_dated: bool) -> ClaimKind:
    """The kind of a sentence of an opinion piece."""
    if any(each.search(said) for each in (markers.INSINUATED, markers.BRANDED, markers.RUMOURED)):
        return ClaimKind.ALLEGATION
    is_view = any(view.search(said) for view in (*_VIEWS, markers.JUDGED)) or _is_planned(said)
    return ClaimKind.REPORTED if not is_view and (is_dated or markers.ACTED.search(said)) else ClaimKind.OPINION


def _is_planned(said: str) -> bool:
    """Whether the main clause tells, in small letters, what is still to come; what is not to come is a stand and not a plan."""
    is_bound = is_denied = False
    if markers.TO_COME.search(said) is None:  # the common case, without a look at every clause
        return False
    for match in markers.PLAN.finditer(said):
        if match["plan"] and not is_bound and not is_denied:
            return True
        is_bound = (is_bound or bool(match["bound"])) and not match["cut"]
        is_denied = bool(match["no"])
    return False


def status_of(said: str, kind: ClaimKind, *, is_told: bool) -> Status:
    """Whether what is told has happened; in what somebody is said to say, "would" is "will"."""
    said = said.casefold()
    is_to_come = _is_planned(said) or (is_told and markers.WOULD.search(said) is not None)
    is_open = kind is ClaimKind.FORECAST or (kind is not ClaimKind.DENIAL and is_to_come)
    return Status.PLANNED if is_open else Status.HAPPENED


def is_to_come(said: str) -> bool:
    """Whether the words speak of what is still to come."""
    return markers.TO_COME.search(said.casefold()) is not None


def is_rumour(said: str) -> bool:
    """Whether the words pass on what others report without naming them."""
    return markers.RUMOURED.search(said.casefold()) is not None


def is_of_others(said: str) -> bool:
    """Whether the words give the view of people whom they do not name."""
    return markers.OTHERS.search(said.casefold()) is not None


def has_predicate(text: str) -> bool:
    """Whether words hold a verb, as far as their form tells."""
    return any(match[0] not in NO_VERBS for match in markers.VERBS.finditer(text.casefold()))
