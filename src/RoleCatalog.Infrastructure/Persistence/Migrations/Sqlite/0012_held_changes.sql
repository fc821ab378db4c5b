-- Public changes that the broker will not take, with the reason, and the later ones of the same entity, without one. The
-- relay has passed them; they are sent when nothing of their entity before them is refused any more.
CREATE TABLE held_changes (
    position INTEGER NOT NULL PRIMARY KEY REFERENCES changes (position),
    entity_kind TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    held_at INTEGER NOT NULL,
    refusal TEXT
) STRICT;

CREATE INDEX ix_held_changes_entity ON held_changes (entity_kind, entity_id, position);
