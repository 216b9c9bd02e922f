"""The tables of digests on their way, as migration `0003_deliveries` makes them; see `schema` for how they add up.

Moments are whole microseconds since 1970 in UTC (`ledger_rows.moment`), unlike those of the older tables: they sort as
numbers do, compare exactly, and take a third of the room in the indexes that every delivery is in.
"""

from __future__ import annotations

QUIET = "ALTER TABLE chats ADD COLUMN quiet TEXT NOT NULL DEFAULT '' /* hours without digests; '': none */"

SUBSCRIPTIONS = """
CREATE TABLE subscriptions (
    key TEXT PRIMARY KEY,               -- as delivery.Subscription.key says
    platform TEXT NOT NULL,
    chat TEXT NOT NULL,
    thread TEXT NOT NULL,
    briefing TEXT NOT NULL,
    schedule TEXT NOT NULL,             -- as Schedule.text writes it
    made_by TEXT NOT NULL,
    language TEXT NOT NULL,             -- '' where it is the chat's own
    when_nothing_new TEXT NOT NULL,
    max_age INTEGER NOT NULL,           -- microseconds
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    since INTEGER,                      -- null: unknown
    planned_until INTEGER NOT NULL,
    next_at INTEGER                     -- null: no slot is to come
) STRICT, WITHOUT ROWID;
CREATE INDEX subscriptions_due ON subscriptions (next_at, key) WHERE state = 'active' AND next_at IS NOT NULL;
CREATE INDEX subscriptions_ahead ON subscriptions (planned_until DESC, key);
CREATE INDEX subscriptions_by_address ON subscriptions (platform, chat, thread, briefing, key);
CREATE INDEX subscriptions_by_origin ON subscriptions (made_by, key);

CREATE TABLE seen (                     -- what an address was last shown of a briefing
    platform TEXT NOT NULL,
    chat TEXT NOT NULL,
    thread TEXT NOT NULL,
    briefing TEXT NOT NULL,
    records INTEGER NOT NULL,           -- these two are a Bookmark
    history INTEGER NOT NULL,
    at INTEGER NOT NULL,                -- when it was composed
    PRIMARY KEY (platform, chat, thread, briefing)
) STRICT, WITHOUT ROWID;
"""

EDITIONS = """
CREATE TABLE editions (
    key TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    briefing TEXT NOT NULL,             -- '' where it is of none
    language TEXT NOT NULL,
    composed_at INTEGER NOT NULL,
    document TEXT NOT NULL,             -- JSON of rendering.plain
    claims TEXT NOT NULL                -- JSON: [id, version] in the order of the marks
) STRICT;
CREATE INDEX editions_by_age ON editions (composed_at);

CREATE TABLE edition_claims (
    claim TEXT NOT NULL,
    edition TEXT NOT NULL REFERENCES editions (key) ON DELETE CASCADE,
    PRIMARY KEY (claim, edition)
) STRICT, WITHOUT ROWID;
CREATE INDEX edition_claims_by_edition ON edition_claims (edition);

CREATE TABLE parts (                    -- the messages of an edition, shared by all its deliveries
    edition TEXT NOT NULL REFERENCES editions (key) ON DELETE CASCADE,
    platform TEXT NOT NULL,
    number INTEGER NOT NULL,            -- from 1
    content TEXT NOT NULL,
    marks TEXT NOT NULL,                -- JSON list of numbers
    PRIMARY KEY (edition, platform, number)
) STRICT;
"""

# A number once given is never given again, though its entry be deleted: platforms know messages by it (nonces).
DELIVERIES = """
CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subscription TEXT NOT NULL,         -- a key of subscriptions, or what a correction or notice is about
    slot TEXT NOT NULL,
    platform TEXT NOT NULL,
    chat TEXT NOT NULL,
    thread TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    not_before INTEGER NOT NULL,        -- when it may be leased: due_at, or the end of its lease or of its wait
    expires_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    edition TEXT REFERENCES editions (key), -- null: nothing is sent
    manner TEXT NOT NULL,
    of INTEGER,                         -- the delivery that an edit or a reply is about; null: none, or it is pruned
    seen_records INTEGER,               -- these three are what the address has seen then; null: nothing
    seen_history INTEGER,
    seen_at INTEGER,
    lease_owner TEXT NOT NULL,          -- '' where nobody has it
    waits_until INTEGER,                -- null unless its platform asked to wait, and nobody has it since
    settled_at INTEGER,                 -- null: not settled
    UNIQUE (subscription, slot)
) STRICT;
CREATE INDEX deliveries_by_state ON deliveries (state, due_at, id);
CREATE INDEX deliveries_by_address ON deliveries (platform, chat, thread, due_at, id);
CREATE INDEX deliveries_by_edition ON deliveries (edition, id);
CREATE INDEX deliveries_due ON deliveries (platform, due_at, id, not_before) WHERE settled_at IS NULL;
CREATE INDEX deliveries_waiting ON deliveries (platform, not_before) WHERE settled_at IS NULL AND lease_owner = '';
CREATE INDEX deliveries_unsettled ON deliveries (subscription, id) WHERE settled_at IS NULL;

CREATE TABLE messages (                 -- one row for each message of which anything is known; until then it is pending
    delivery INTEGER NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,            -- from 1
    state TEXT NOT NULL,
    receipt TEXT NOT NULL,              -- '' where there is none
    attempts INTEGER NOT NULL,
    first_left_at INTEGER,              -- null: no request for it has left
    reason TEXT NOT NULL,
    PRIMARY KEY (delivery, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_days (              -- how many entries were dropped, by the day on which they were due
    day TEXT NOT NULL,                  -- ISO 8601, UTC
    state TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (day, state)
) STRICT, WITHOUT ROWID;

CREATE TABLE causes (                   -- what somebody was told of, once
    cause TEXT PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""

# Made anew, since a column that is dropped leaves its comment with the one before it.
PARTS_WITHOUT_MARKS = (
    """CREATE TABLE parts_anew (           -- the messages of an edition, shared by all its deliveries
    edition TEXT NOT NULL REFERENCES editions (key) ON DELETE CASCADE,
    platform TEXT NOT NULL,
    number INTEGER NOT NULL,            -- from 1
    content TEXT NOT NULL,
    PRIMARY KEY (edition, platform, number)
) STRICT""",
    "INSERT INTO parts_anew SELECT edition, platform, number, content FROM parts",
    "DROP TABLE parts",
    "ALTER TABLE parts_anew RENAME TO parts",
)
AS_CONFIGURED = "UPDATE subscriptions SET when_nothing_new = '', max_age = -1 WHERE made_by = 'chat'"
