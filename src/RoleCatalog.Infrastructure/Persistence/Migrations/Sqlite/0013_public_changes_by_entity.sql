-- The latest public change of each entity up to a position, for snapshots.
CREATE INDEX ix_changes_public_entity ON changes (is_public, entity_kind, entity_id, position);
