-- For whom a change was made; null when the service acted by itself, and of changes from before.
ALTER TABLE changes ADD COLUMN actor TEXT;
ALTER TABLE changes ADD COLUMN client TEXT;
ALTER TABLE changes ADD COLUMN correlation_id TEXT;

-- The answers to requests with an Idempotency-Key. A row begins without one, as the claim of its key.
CREATE TABLE idempotency_keys (
    subject TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    position INTEGER,
    answer TEXT,
    PRIMARY KEY (subject, idempotency_key)
) STRICT;

CREATE INDEX ix_idempotency_keys_expiry ON idempotency_keys (expires_at);
