-- Which replica relays: the holder of the lease, in its term, until the lease expires by the clock of the store.
ALTER TABLE relay_cursors ADD COLUMN holder TEXT;
ALTER TABLE relay_cursors ADD COLUMN term INTEGER NOT NULL DEFAULT 0;
ALTER TABLE relay_cursors ADD COLUMN expires_at INTEGER NOT NULL DEFAULT 0;
