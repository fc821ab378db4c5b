-- The skill at the end of the replacements of each; itself where nothing replaces it.
ALTER TABLE skills ADD COLUMN current_id TEXT REFERENCES skills (id);

UPDATE skills
SET current_id = (
    WITH RECURSIVE chain (id, replaced_by) AS (
        SELECT id, replaced_by
        FROM skills AS first
        WHERE first.id = skills.id
        UNION
        SELECT next.id, next.replaced_by
        FROM chain
        JOIN skills AS next ON next.id = chain.replaced_by
    )
    SELECT id
    FROM chain
    WHERE replaced_by IS NULL
);

CREATE INDEX ix_skills_current ON skills (current_id);

-- The requirements that name a skill (named_id), under the one that stands for it now (skill_id): of live postings, of the
-- latest revisions of profiles, and of the drafts that differ from them.
CREATE TABLE skill_uses (
    skill_id TEXT NOT NULL REFERENCES skills (id),
    entity_kind TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    is_draft INTEGER NOT NULL,
    requirement_id TEXT NOT NULL,
    named_id TEXT NOT NULL REFERENCES skills (id),
    necessity TEXT NOT NULL,
    scale_id TEXT,
    minimum_level TEXT,
    desired_level TEXT,
    PRIMARY KEY (skill_id, entity_kind, entity_id, is_draft, requirement_id, named_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_skill_uses_entity ON skill_uses (entity_kind, entity_id, is_draft);
CREATE INDEX ix_skill_uses_named ON skill_uses (named_id);

INSERT INTO skill_uses (skill_id, entity_kind, entity_id, is_draft, requirement_id, named_id, necessity, scale_id,
    minimum_level, desired_level)
SELECT skills.current_id, 'job-postings', job_postings.id, 0, job_posting_skills.requirement_id, skills.id,
    job_posting_skills.necessity, job_posting_skills.scale_id, job_posting_skills.minimum_level,
    job_posting_skills.desired_level
FROM job_posting_skills
JOIN skills ON skills.id = job_posting_skills.skill_id
JOIN job_postings
    ON job_postings.id = job_posting_skills.posting_id
   AND job_postings.latest_edition = job_posting_skills.edition
WHERE job_postings.status IN ('published', 'suspended');

INSERT INTO skill_uses (skill_id, entity_kind, entity_id, is_draft, requirement_id, named_id, necessity, scale_id,
    minimum_level, desired_level)
SELECT skills.current_id, 'skill-profiles', roles.profile_id, roles.is_draft, requirements.id, skills.id,
    requirements.necessity, requirements.scale_id, requirements.minimum_level, requirements.desired_level
FROM (
    SELECT skill_profiles.id AS profile_id, 0 AS is_draft, skill_profile_revisions.role_id
    FROM skill_profiles
    JOIN skill_profile_revisions
        ON skill_profile_revisions.profile_id = skill_profiles.id
       AND skill_profile_revisions.number = skill_profiles.latest_revision
    UNION ALL
    SELECT skill_profiles.id, 1, skill_profiles.role_id
    FROM skill_profiles
    LEFT JOIN skill_profile_revisions
        ON skill_profile_revisions.profile_id = skill_profiles.id
       AND skill_profile_revisions.number = skill_profiles.latest_revision
    WHERE skill_profile_revisions.role_id IS NULL
       OR skill_profile_revisions.role_id <> skill_profiles.role_id
) AS roles
JOIN requirements ON requirements.role_id = roles.role_id
JOIN requirement_skills
    ON requirement_skills.role_id = requirements.role_id
   AND requirement_skills.requirement_id = requirements.id
JOIN skills ON skills.id = requirement_skills.skill_id;

DROP TABLE job_posting_skills;

-- How many of them there are: counting them one by one would cost as much as there are.
CREATE TABLE skill_use_counts (
    skill_id TEXT NOT NULL REFERENCES skills (id),
    entity_kind TEXT NOT NULL,
    is_draft INTEGER NOT NULL,
    uses INTEGER NOT NULL,
    entities INTEGER NOT NULL,
    PRIMARY KEY (skill_id, entity_kind, is_draft)
) STRICT, WITHOUT ROWID;

INSERT INTO skill_use_counts (skill_id, entity_kind, is_draft, uses, entities)
SELECT skill_id, entity_kind, is_draft, COUNT(*), COUNT(DISTINCT entity_id)
FROM skill_uses
GROUP BY skill_id, entity_kind, is_draft;
