-- Which replica relays: the holder of the lease, in its term, until the lease expires by the clock of the store.
ALTER TABLE relay_cursors ADD holder NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE relay_cursors ADD term BIGINT NOT NULL CONSTRAINT df_relay_cursors_term DEFAULT 0;
ALTER TABLE relay_cursors ADD expires_at BIGINT NOT NULL CONSTRAINT df_relay_cursors_expires_at DEFAULT 0;
