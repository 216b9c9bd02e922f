"""From a slot to a message that arrived: what is due is planned, what is planned is sent, what became of it is watched.

`planner` asks the schedule which slots have passed, composes one edition for all who have seen the same, and writes
both into the ledger in one transaction. `relay` takes deliveries from there, and `delivering` sends each part by part,
every step written down before the next. `corrections` plans other words for what was delivered, and `watch` looks at
what arrived and not at what ran. They know no platform and no store: a courier sends, a ledger keeps.

Where a process may be killed at any moment, what is certain decides: a request is written down before it leaves, and
one that left without an answer is sent again only where the platform makes one message of two.
"""
