-- For whom a change was made; null when the service acted by itself.
ALTER TABLE changes ADD actor NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE changes ADD client NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE changes ADD correlation_id NVARCHAR(128) COLLATE Latin1_General_100_BIN2 NULL;

-- The answers to requests with an Idempotency-Key. A row begins without one, as the claim of its key.
CREATE TABLE idempotency_keys (
    subject NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    idempotency_key NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    request_hash NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    expires_at BIGINT NOT NULL,
    position BIGINT NULL,
    answer NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT pk_idempotency_keys PRIMARY KEY (subject, idempotency_key)
);

CREATE INDEX ix_idempotency_keys_expiry ON idempotency_keys (expires_at);
