"""The tables of corrections: which claims were corrected or withdrawn, by when and by where they belong.

Apart from those that find claims, since a withdrawn claim is found as a correction only.
"""

from __future__ import annotations

CORRECTIONS = """
CREATE TABLE corrections (              -- one row for each claim that has a correction
    corrected_on TEXT NOT NULL,         -- ISO 8601
    id TEXT NOT NULL,
    words TEXT NOT NULL,                -- the statement, as words.indexed makes it
    PRIMARY KEY (corrected_on DESC, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE corrections_of (           -- one row for each of these claims and each subject
    subject TEXT NOT NULL,              -- as in claims_of
    corrected_on TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (subject, corrected_on DESC, id)
) STRICT, WITHOUT ROWID;
"""
