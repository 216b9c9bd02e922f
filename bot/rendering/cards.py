"""Sources, evidence and search results, laid out in a language."""

from __future__ import annotations

from bot.domain.claims import SourcedClaim, Status
from bot.domain.editions import EvidenceCard, Found, SourceEntry, SourceList
from bot.domain.news import Genre, Making, SourceKind, Summary
from bot.languages import Language
from bot.rendering.document import (
    Accent,
    Attribution,
    Block,
    Document,
    DocumentSection,
    Inline,
    Link,
    Note,
    Paragraph,
    Quote,
    Statement,
    Strong,
    Text,
)
from bot.rendering.footers import footer
from bot.rendering.lines import (
    Voice,
    chain,
    correction_statement,
    mark_range,
    numbered,
    quotation,
    source_name,
    statement,
    unforged,
)
from bot.rendering.units import shortened, tamed, utf16_units


def genre_name(genre: Genre, language: Language) -> str:
    """What sort of text an article is, in words."""
    return {
        Genre.REPORT: language.text("report"),
        Genre.ANALYSIS: language.text("analysis"),
        Genre.OPINION: language.text("opinion piece"),
        Genre.OFFICIAL: language.text("official text"),
    }[genre]


def _source_kind(kind: SourceKind, language: Language) -> str:
    return {
        SourceKind.OUTLET: language.text("outlet"),
        SourceKind.AGENCY: language.text("news agency"),
        SourceKind.OFFICE: language.text("office"),
        SourceKind.BLOG: language.text("blog"),
        SourceKind.UNKNOWN: language.text("publisher unknown"),
    }[kind]


def _rule_name(rule: str, language: Language) -> str:
    return {
        "kind": language.text("kind of claim"),
        "speaker": language.text("somebody stands behind it by name"),
        "genre": language.text("only opinion pieces tell it"),
        "origins": language.text("further origins"),
        "recency": language.text("recency"),
        "figure": language.text("has a figure"),
        "disputed": language.text("told differently elsewhere"),
        "subject": language.text("mainly about this topic"),
        "event": language.text("has just happened"),
        "background": language.text("told as background"),
    }[rule]


def _title(entry: SourceEntry, language: Language) -> Inline:
    """The title as it was published; in which language, where that is another than the reader's."""
    article = entry.article
    own = unforged(article.title)
    title = own if article.language == language.code else f"{own} [{article.language}]"
    return Link(title, article.url) if article.url else Strong(title)


def _signed(entry: SourceEntry, language: Language) -> str:
    return entry.article.author or language.text("unsigned")


def _particulars(entry: SourceEntry, language: Language) -> str:
    """Genre, author, date, kind of publisher and its reliability, in one line."""
    publisher = entry.chain[-1]
    judged = publisher.reliability
    parts = [
        genre_name(entry.article.genre, language),
        _signed(entry, language),
        language.date(entry.article.published_on),
        _source_kind(publisher.kind, language),
        language.text("reliability {grade}", grade=judged.value) if judged else language.text("reliability not judged"),
    ]
    return ", ".join(parts)


def _entry_statement(entry: SourceEntry, voice: Voice) -> Statement:
    language = voice.language
    count = language.plural("{count} claim", "{count} claims", len(entry.claims))
    tail = (
        Attribution(f" — {chain(entry.chain, language)}, {count} "),
        *mark_range([voice.marks[claim.id] for claim in entry.claims]),
    )
    return Statement((_title(entry, language), Text(": ")), (Text(_particulars(entry, language)),), tail)


def lay_out_sources(sources: SourceList, language: Language) -> Document:
    """The articles behind a topic, each with its chain and its marks."""
    voice = Voice(language, numbered(sources.claims))
    blocks: tuple[Block, ...] = tuple(_entry_statement(entry, voice) for entry in sources.entries)
    if not blocks:
        blocks = (Note((Text(language.text("Nothing is stored about this yet.")),)),)
    return Document(
        title=language.text("Sources: {title}", title=language.words(sources.title)),
        sections=(DocumentSection("", blocks),),
        footer=footer(sources.coverage, sources.composed_at.date(), language),
        accent=Accent.PLAIN,
    )


def _times(claim: SourcedClaim, language: Language) -> str:
    """The times of a claim, each by its own name."""
    times = []
    if claim.claim.occurred_on:
        is_planned = claim.claim.status is Status.PLANNED
        name = language.text("planned for") if is_planned else language.text("occurred")
        times.append(f"{name} {language.date(claim.claim.occurred_on)}")
    if claim.claim.said_on:
        times.append(language.text("said {date}", date=language.date(claim.claim.said_on)))
    times.append(language.text("published {date}", date=language.date(claim.article.published_on)))
    times.append(language.text("stored {date}", date=language.day(claim.recorded_at.date())))
    return "; ".join(times)


def _quotes(card: EvidenceCard, language: Language) -> DocumentSection:
    code = card.claim.article.language
    heading = language.text("The words it rests on ({language})", language=language.name_of(code))
    quotes: list[Block] = [Quote((Text(evidence.quote),)) for evidence in card.claim.claim.evidence]
    if said := _who_worded(card.claim, language):
        quotes.append(Note((Text(said),)))
    return DocumentSection(heading, tuple(quotes))


def _who_worded(claim: SourcedClaim, language: Language) -> str:
    """Whose words the statement is in, where a reader may wonder."""
    if claim.claim.quoted_in:
        return language.text("The statement above is the article's own words; nobody has translated them.")
    if not claim.claim.is_reviewed:
        return language.text("The statement above was worded by a program, not an editor, and is no quotation.")
    if claim.article.language != language.code:
        return language.text("The statement above is the editors' wording, not a quotation.")
    return ""


def _where(card: EvidenceCard, language: Language) -> DocumentSection:
    claim = card.claim
    entry = SourceEntry(claim.article, claim.chain, (claim,))
    origin = language.text("It names no earlier source.")
    if len(claim.chain) > 1:
        origin = language.text("First reported by {source}.", source=source_name(claim.origin, language))
    blocks: tuple[Block, ...] = (
        Paragraph((_title(entry, language), Text(f": {_particulars(entry, language)}. {origin}"))),
        Paragraph((Text(_times(claim, language)),)),
        *_measured(claim, language),
    )
    return DocumentSection(language.text("Where it stands"), blocks)


def _measured(claim: SourcedClaim, language: Language) -> tuple[Block, ...]:
    """What the claim's figure measures, and for when."""
    figure = claim.claim.figure
    if figure is None:
        return ()
    measure = language.words(claim.measure.name) if claim.measure else figure.measure
    when = figure.period or figure.as_of
    parts = [language.figure(figure, claim.units), language.date(when) if when else "", figure.scope]
    return (Paragraph((Text(f"{measure}: {', '.join(part for part in parts if part)}"),)),)


def _reasons(card: EvidenceCard, language: Language) -> DocumentSection:
    points = ", ".join(f"{_rule_name(rule, language)} {points:+d}" for rule, points in card.reasons)
    total = sum(points for _, points in card.reasons)
    return DocumentSection(
        language.text("Points it has by itself"),
        (Note((Text(language.text("{points}; together {total}", points=points, total=f"{total:+d}")),)),),
    )


def lay_out_evidence(card: EvidenceCard, language: Language) -> Document:
    """A claim, the words it rests on, where they stand, and why it is ranked as it is.

    Of one that was corrected or withdrawn, that comes first, and why; what is withdrawn is nowhere said to stand.
    """
    mark = card.mark or 1
    voice = Voice(language, {card.claim.id: mark})
    return Document(
        title=language.text("Evidence [{mark}]", mark=mark),
        sections=(
            DocumentSection("", (correction_statement(card.claim, None, voice),)),
            _quotes(card, language),
            _where(card, language),
            _reasons(card, language),
        ),
        accent=Accent.OPINION if card.claim.is_fenced else Accent.REPORT,
    )


def brief_evidence(claim: SourcedClaim, language: Language, room: int) -> str:
    """The words that a claim rests on and who wrote them, in at most `room` UTF-16 units of plain text.

    Where the words do not fit, they end with an ellipsis; who wrote them stands whole before they are cut, and before
    it, that the claim was corrected or withdrawn.
    """
    told = _correction_in_short(claim, language)
    return shortened(told + _words_in_short(claim, language, max(0, room - utf16_units(told))), room)


def _correction_in_short(claim: SourcedClaim, language: Language) -> str:
    correction = claim.claim.correction
    if correction is None:
        return ""
    day = language.day(correction.on)
    if correction.withdraws:
        return f"{language.text('Withdrawn on {date}.', date=day)} "
    return f"{language.text('Corrected on {date}.', date=day)} "


def _words_in_short(claim: SourcedClaim, language: Language, room: int) -> str:
    who = f" — {chain(claim.chain, language)}, {language.date(claim.article.published_on)}"
    quote = tamed(claim.claim.evidence[0].quote)
    whole = f"“{quote}”{tamed(who)}"
    if utf16_units(whole) <= room:
        return whole
    return shortened(f"“{shortened(quote, room - utf16_units(tamed(who)) - 2)}”{tamed(who)}", room)


def _summary_text(summary: Summary, language: Language) -> str:
    words = unforged(language.words(summary.wording))
    if not summary.quoted_in:
        return words
    own = unforged(summary.wording.phrase(summary.quoted_in).text)
    quoted = quotation(own, summary.quoted_in, language)
    return (
        quoted
        if words == own
        else language.text("{summary} In its own words: {quotation}", summary=words, quotation=quoted)
    )


def _summary(entry: SourceEntry, language: Language) -> Statement:
    article = entry.article
    words = _summary_text(article.summary, language) if article.summary else unforged(article.title)
    tail = f" — {chain(entry.chain, language)}, {genre_name(article.genre, language)}, {language.date(article.published_on)}"
    if article.summary and article.summary.made_by is not Making.HUMAN:
        tail += language.text(", summary made by machine")
    if article.summary and not article.summary.reviewed:
        tail += language.text(", not reviewed")
    return Statement((_title(entry, language), Text(": ")), (Text(words),), (Attribution(tail),))


def lay_out_found(found: Found, language: Language) -> Document:
    """Search results: claims, then articles."""
    voice = Voice(language, numbered(found.claims))
    sections = []
    if found.lines:
        claims: tuple[Block, ...] = tuple(statement(line, voice) for line in found.lines)
        sections.append(DocumentSection(language.text("Claims"), claims))
    if found.articles:
        articles: tuple[Block, ...] = tuple(_summary(entry, language) for entry in found.articles)
        sections.append(DocumentSection(language.text("Articles"), articles))
    if not sections:
        nothing = language.text("Nothing that is stored holds all of these words.")
        sections.append(DocumentSection("", (Note((Text(nothing),)),)))
    if found.is_capped:
        sections.append(
            DocumentSection("", (Note((Text(language.text("There are more matches; add a word to narrow them.")),)),))
        )
    title = language.text("Search: {words}", words=found.words)
    return Document(title=title, sections=tuple(sections), accent=Accent.PLAIN)
