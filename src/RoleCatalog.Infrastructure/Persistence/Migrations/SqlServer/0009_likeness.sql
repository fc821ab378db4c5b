-- Names that end alike are found in as short a range as those that begin alike.
CREATE INDEX ix_skill_names_backward ON skill_names (backward, skill_id);
