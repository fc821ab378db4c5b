-- Squeezed names read from their end, so that names that end alike are found in as short a range as those that begin alike;
-- empty where a letter more or less makes another name. What squeezed says of names that were kept before is near the rule
-- only: null tells that both are still to be noted, which the program does at its start.
DROP INDEX ix_skill_names_tail;
ALTER TABLE skill_names DROP COLUMN tail;
ALTER TABLE skill_names ADD COLUMN backward TEXT;

CREATE INDEX ix_skill_names_backward ON skill_names (backward, skill_id);
