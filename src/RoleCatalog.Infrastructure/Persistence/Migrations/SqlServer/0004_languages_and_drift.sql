CREATE INDEX ix_job_postings_live ON job_postings (live_profile_id, live_revision, id);

-- How many postings in a status show a revision: counting them one by one would cost as much as there are.
CREATE TABLE live_pins (
    profile_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    revision INT NOT NULL,
    status NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    postings INT NOT NULL,
    CONSTRAINT pk_live_pins PRIMARY KEY (profile_id, revision, status),
    CONSTRAINT fk_live_pins_revision FOREIGN KEY (profile_id, revision)
        REFERENCES skill_profile_revisions (profile_id, number)
);
