"""Intake: from an article's text to records that an editor can sign, without a model and without sending anything away.

    ways/        files, folders, pages, feeds, letters: each brings an `Arrival`, the text and what its carrier says of it
    texts        the text in sentences and words, with the place of each
    patterns     many words looked for at once, by their first letter
    fleeting     values that are made by the thousand, frozen to the type checker alone
    facts/       what sort of article it is: language, title, source, genre, day, who reported it first
    dates/       expressions of time, resolved to EDTF
    figures/     amounts, shares and counts, and whether a text's own arithmetic holds
    names/       people, organisations, places; which stored entity each is
    claims/      who says what about whom, on which words it rests
    wordings/    a claim in both languages, where fixed patterns can say it; else it stays a quotation
    summaries/   two or three of the article's own sentences
    reckoning    which days are none, since they count from a day of publication that nobody knows
    recording    what was found as the records of a draft, with sources, measures, speakers whom no name names, and slugs
    analysis     one arrival in, one `Draft` out
    stories      whose story it is that several outlets tell
    model/       an optional language model, which may propose, behind a check of every word against the text

Everything but `ways` and `model` is pure: the same text and the same knowledge give the same draft. Each step sees what
the earlier ones found, as spans of the text; nothing is ever asserted that is no span. Drafts become records through
the same checks as files, and only as an editor decides.
"""
