-- The names of a profile in other systems as its draft and each revision say them; external_ids holds all that are taken.
ALTER TABLE skill_profiles ADD COLUMN external_ids TEXT NOT NULL DEFAULT '[]';
ALTER TABLE skill_profile_revisions ADD COLUMN external_ids TEXT NOT NULL DEFAULT '[]';

UPDATE skill_profiles
SET external_ids = COALESCE(json_extract(draft_state, '$.externalIds'), '[]');

UPDATE skill_profile_revisions
SET external_ids = COALESCE(json_extract(state, '$.externalIds'), '[]');

-- The latest revision that changed a text or a fact of the role. Before, there was no telling: each counts as one that did.
ALTER TABLE skill_profiles ADD COLUMN role_revision INTEGER;

UPDATE skill_profiles
SET role_revision = latest_revision;

-- Whether a draft says what the latest edition says is told by what they say.
ALTER TABLE job_postings DROP COLUMN edition_draft_version;
