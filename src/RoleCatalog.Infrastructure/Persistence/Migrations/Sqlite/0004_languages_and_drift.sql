-- Translations that are behind their source text, by text and language, with the hash of the source they were made from.
ALTER TABLE role_descriptions ADD COLUMN stale_texts TEXT;
ALTER TABLE offers ADD COLUMN stale_texts TEXT;

-- The latest revision that did more than add translations. Before, there was no telling: each counts as one that did.
ALTER TABLE skill_profiles ADD COLUMN content_revision INTEGER;

UPDATE skill_profiles
SET content_revision = latest_revision;

-- The revision that a live posting shows, null unless it is live: what has drifted is found and counted in one index, and
-- publishing a revision writes nothing here.
ALTER TABLE job_postings ADD COLUMN live_profile_id TEXT REFERENCES skill_profiles (id);
ALTER TABLE job_postings ADD COLUMN live_revision INTEGER;

UPDATE job_postings
SET live_profile_id = (SELECT profile_id FROM offers WHERE offers.id = job_postings.published_offer_id),
    live_revision = (SELECT profile_revision FROM offers WHERE offers.id = job_postings.published_offer_id)
WHERE status IN ('published', 'suspended');

CREATE INDEX ix_job_postings_live ON job_postings (live_profile_id, live_revision, id);

-- How many postings in a status show a revision: counting them one by one would cost as much as there are.
CREATE TABLE live_pins (
    profile_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    status TEXT NOT NULL,
    postings INTEGER NOT NULL,
    PRIMARY KEY (profile_id, revision, status),
    FOREIGN KEY (profile_id, revision) REFERENCES skill_profile_revisions (profile_id, number)
) STRICT, WITHOUT ROWID;

INSERT INTO live_pins (profile_id, revision, status, postings)
SELECT live_profile_id, live_revision, status, COUNT(*)
FROM job_postings
WHERE live_profile_id IS NOT NULL
GROUP BY live_profile_id, live_revision, status;
