-- Skills as a taxonomy. A deprecated skill keeps its row, and may name the one that replaces it.
ALTER TABLE skills ADD COLUMN replaced_by TEXT REFERENCES skills (id);
ALTER TABLE skills ADD COLUMN deprecated_at INTEGER;
ALTER TABLE skills ADD COLUMN deprecation_note TEXT;

CREATE INDEX ix_skills_replaced_by ON skills (replaced_by) WHERE replaced_by IS NOT NULL;

-- A folded name means one active skill in a language: the names of deprecated skills are kept beside that rule.
-- Squeezed names are without spaces and punctuation, and in the singular; tails are their last three characters. By them
-- names that look alike are found.
CREATE TABLE new_skill_names (
    skill_id TEXT NOT NULL REFERENCES skills (id),
    ordinal INTEGER NOT NULL,
    is_active INTEGER NOT NULL,
    language TEXT NOT NULL,
    folded TEXT NOT NULL,
    squeezed TEXT NOT NULL,
    tail TEXT NOT NULL,
    is_label INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (skill_id, ordinal)
) STRICT, WITHOUT ROWID;

INSERT INTO new_skill_names (skill_id, ordinal, is_active, language, folded, squeezed, tail, is_label, name)
WITH bare AS (
    SELECT *,
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
            folded, ' ', ''), '-', ''), '.', ''), '/', ''), '_', ''), ',', ''), '''', ''), '(', ''), ')', ''), '&', ''),
            ':', ''), '’', ''), '–', '') AS stripped
    FROM skill_names
),
singular AS (
    SELECT *,
        CASE
            WHEN length(stripped) <= 3 THEN stripped
            WHEN stripped LIKE '%ies' THEN substr(stripped, 1, length(stripped) - 3) || 'y'
            WHEN stripped LIKE '%s' AND substr(stripped, -2, 1) NOT IN ('s', 'u', 'i', 'j')
                THEN substr(stripped, 1, length(stripped) - 1)
            ELSE stripped
        END AS squeezed
    FROM bare
)
SELECT skill_id, ordinal, 1, language, folded, squeezed, substr(squeezed, -3), is_label, name
FROM singular;

DROP TABLE skill_names;
ALTER TABLE new_skill_names RENAME TO skill_names;

CREATE UNIQUE INDEX ux_skill_names_active ON skill_names (language, folded) WHERE is_active = 1;
CREATE INDEX ix_skill_names_folded ON skill_names (folded, skill_id);
CREATE INDEX ix_skill_names_squeezed ON skill_names (squeezed, skill_id);
CREATE INDEX ix_skill_names_tail ON skill_names (tail, squeezed, skill_id);

-- Entries of other taxonomies that a skill corresponds to.
CREATE TABLE skill_alignments (
    skill_id TEXT NOT NULL REFERENCES skills (id),
    ordinal INTEGER NOT NULL,
    scheme TEXT NOT NULL,
    code TEXT NOT NULL,
    match TEXT NOT NULL,
    scheme_version TEXT,
    uri TEXT,
    PRIMARY KEY (skill_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_skill_alignments_code ON skill_alignments (scheme, code, skill_id);

-- Broader skills, and related ones: of those there is a row in each direction.
CREATE TABLE skill_relations (
    skill_id TEXT NOT NULL REFERENCES skills (id),
    kind TEXT NOT NULL,
    other_id TEXT NOT NULL REFERENCES skills (id),
    ordinal INTEGER NOT NULL,
    PRIMARY KEY (skill_id, kind, other_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_skill_relations_other ON skill_relations (other_id);

-- Who uses a skill tells the desired level too.
ALTER TABLE job_posting_skills ADD COLUMN desired_level TEXT;

UPDATE job_posting_skills
SET desired_level = (
    SELECT json_extract(requirement.value, '$.desiredLevel.key')
    FROM job_posting_editions
    JOIN json_each(job_posting_editions.state, '$.requirementGroups') AS requirement_group
    JOIN json_each(requirement_group.value, '$.requirements') AS requirement
    WHERE job_posting_editions.posting_id = job_posting_skills.posting_id
      AND job_posting_editions.number = job_posting_skills.edition
      AND json_extract(requirement.value, '$.id') = job_posting_skills.requirement_id
);
