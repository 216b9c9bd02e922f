"""The evidence behind a mark: of the answer that was shown last, or of a topic that is named beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.assembly.answers import evidence_card, fact_sheet
from bot.domain.claims import ClaimVersion
from bot.domain.errors import NotUnderstood, notice
from bot.platforms.requests.asking import Call, Privileges, Reply
from bot.platforms.requests.news import answered, edition_of
from bot.platforms.requests.service import side_by_side
from bot.platforms.requests.subjects import NEAREST, find_briefing, find_entity, subject_name
from bot.rendering.cards import lay_out_evidence
from bot.rendering.document import DocumentSection, Note, Paragraph, Text

_DIGITS = 6  # more, and it is no mark


def _number(word: str) -> str:
    """The digits of a mark, as it is shown or typed: "[2]", "#2", "2"; "" where it is none."""
    digits = word.strip("[]#")
    return digits if digits.isdecimal() else ""


def _parted(words: Sequence[str]) -> tuple[str, str]:
    """The digits of a mark and the topic that it is of; the mark stands first or last, and is "" where there is none."""
    first, last = _number(words[0]), _number(words[-1])
    if first or not last:
        return first, " ".join(words[1:] if first else words)
    return last, " ".join(words[:-1])


def _shown_on(call: Call, topic: str) -> tuple[ClaimVersion, ...]:
    """What a topic's briefing or fact sheet shows, in the order of its marks."""
    spec = find_briefing(topic, call.newsroom)
    if spec is not None:
        return edition_of(call, spec).versions
    return fact_sheet(call.newsroom.archive, find_entity(topic, call), call.request.now).versions


def _requests(call: Call, mark: int, topics: Sequence[str]) -> Iterator[str]:
    """Requests for a mark of topics, or for their last one where they have fewer; none for topics without marks.

    What a topic shows is composed when its turn comes.
    """
    for topic in topics:
        if count := len(_shown_on(call, topic)):
            yield f"/why {min(max(1, mark), count)} {topic}"


def _shown_on_named(call: Call, mark: int, topic: str) -> tuple[ClaimVersion, ...]:
    """As `_shown_on`; where the topic is not understood, what may have been meant is asked for with the mark."""
    try:
        return _shown_on(call, topic)
    except NotUnderstood as error:
        if all(map(_number, topic.split())):
            example = f"/why {mark}"
            raise NotUnderstood(
                notice("Ask for one mark at a time, for example {example}.", example=example)
            ) from error
        meant = [command.rpartition(" ")[2] for command in error.nearest]
        raise NotUnderstood(error.notice, tuple(_requests(call, mark, meant))) from error


def _without_mark(*meant: str) -> NotUnderstood:
    example = next(iter(meant), "/why 1")
    return NotUnderstood(notice("Say which mark, for example {example}.", example=example), meant, is_unfinished=True)


def _no_claim(call: Call, id: str) -> NotUnderstood:
    """No claim has this id; where a topic is named, what is missing is the mark."""
    name = subject_name(call.line, call)
    meant = tuple(_requests(call, 1, (name,))) if name else ()
    if meant:
        return _without_mark(*meant)
    return NotUnderstood(
        notice(
            "There is no claim “{id}”. Say the number in the brackets, for example {example}.",
            id=id,
            example="/why 2",
        )
    )


def _nothing_shown(call: Call, mark: int) -> NotUnderstood:
    example = next(_requests(call, mark, sorted(call.newsroom.briefings)[:NEAREST]), "/why 1")
    return NotUnderstood(
        notice("No marks were shown here yet. Read a briefing first, or name it: {example}.", example=example)
    )


def _marked(call: Call) -> tuple[str, int | None, int | None]:
    """The claim that is asked for: its id, the version that was shown, and its mark; an id alone was not shown.

    Raises:
        NotUnderstood: The mark does not exist, or nothing was shown yet.
    """
    if not call.arguments:
        raise _without_mark()
    digits, topic = _parted(call.arguments)
    if not digits:
        return call.arguments[0], None, None
    mark = int(digits[:_DIGITS])
    shown = _shown_on_named(call, mark, topic) if topic else call.request.shown
    if not shown:
        raise _nothing_shown(call, mark)
    if not 1 <= mark <= len(shown):
        raise NotUnderstood(
            notice("There is no mark {mark}; the last is {last}.", mark=mark, last=len(shown)),
            tuple(_requests(call, mark, [subject_name(topic, call) or topic])) if topic else (),
        )
    return shown[mark - 1].id, shown[mark - 1].version, mark


def _for_admins(call: Call, privileges: Privileges, id: str) -> DocumentSection:
    """How a claim is corrected or withdrawn, which nobody can without its id."""
    leads = side_by_side(f"{lead}{id}" for lead in privileges.of_claims)
    label = call.language.text("To correct or withdraw this claim:")
    return DocumentSection(call.language.text("For admins"), (Paragraph((Text(f"{label} "), *leads)),))


def why(call: Call) -> Reply:
    """The evidence behind a mark.

    Raises:
        NotUnderstood: The mark or claim does not exist, or nothing was shown yet.
    """
    id, version, mark = _marked(call)
    claims = call.newsroom.archive.claims((id,))
    if not claims:
        raise _no_claim(call, id)
    card = evidence_card(call.newsroom.archive, claims[0], mark, call.request.now)
    document = lay_out_evidence(card, call.language)
    if version is not None and version != claims[0].version:
        changed = Note(
            (Text(call.language.text("This claim has changed since you read it; this is how it stands now.")),)
        )
        document = replace(document, sections=(DocumentSection("", (changed,)), *document.sections))
    privileges = call.request.privileges
    if privileges is not None and privileges.of_claims:
        document = replace(document, sections=(*document.sections, _for_admins(call, privileges, id)))
    reply = answered(call, document, card.claims)
    return replace(reply, shown=call.request.shown, has_marks=False, again=f"/why {id}")
