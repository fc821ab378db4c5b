-- Stretches of the log that are sent to one queue again, and how far each has come.
CREATE TABLE replays (
    id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    queue NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    status NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    reason NVARCHAR(500) COLLATE Latin1_General_100_BIN2 NULL,
    from_position BIGINT NOT NULL,
    to_position BIGINT NOT NULL,
    position BIGINT NOT NULL,
    sent BIGINT NOT NULL,
    types NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    subject NVARCHAR(105) COLLATE Latin1_General_100_BIN2 NULL,
    rate INT NOT NULL,
    submitted_by NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NULL,
    submitted_at BIGINT NOT NULL,
    started_at BIGINT NULL,
    ended_at BIGINT NULL,
    CONSTRAINT pk_replays PRIMARY KEY (id)
);

CREATE INDEX ix_replays_status ON replays (status, id);
