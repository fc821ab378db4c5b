-- Stretches of the log that are sent to one queue again, and how far each has come.
CREATE TABLE replays (
    id TEXT NOT NULL PRIMARY KEY,
    queue TEXT NOT NULL,
    status TEXT NOT NULL,
    reason TEXT,
    from_position INTEGER NOT NULL,
    to_position INTEGER NOT NULL,
    position INTEGER NOT NULL,
    sent INTEGER NOT NULL,
    types TEXT,
    subject TEXT,
    rate INTEGER NOT NULL,
    submitted_by TEXT,
    submitted_at INTEGER NOT NULL,
    started_at INTEGER,
    ended_at INTEGER
) STRICT;

CREATE INDEX ix_replays_status ON replays (status, id);
