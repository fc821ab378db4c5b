-- Public changes that the broker will not take, with the reason, and the later ones of the same entity, without one. The
-- relay has passed them; they are sent when nothing of their entity before them is refused any more.
CREATE TABLE held_changes (
    position BIGINT NOT NULL,
    entity_kind NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    entity_id NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    held_at BIGINT NOT NULL,
    refusal NVARCHAR(500) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT pk_held_changes PRIMARY KEY (position),
    CONSTRAINT fk_held_changes_change FOREIGN KEY (position) REFERENCES changes (position)
);

CREATE INDEX ix_held_changes_entity ON held_changes (entity_kind, entity_id, position);
