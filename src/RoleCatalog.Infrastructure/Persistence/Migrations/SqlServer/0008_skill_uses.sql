CREATE INDEX ix_skills_current ON skills (current_id);

-- The requirements that name a skill (named_id), under the one that stands for it now (skill_id): of live postings, of the
-- latest revisions of profiles, and of the drafts that differ from them.
CREATE TABLE skill_uses (
    skill_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    entity_kind NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    entity_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    is_draft INT NOT NULL,
    requirement_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    named_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    necessity NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    scale_id NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NULL,
    minimum_level NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NULL,
    desired_level NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT pk_skill_uses PRIMARY KEY (skill_id, entity_kind, entity_id, is_draft, requirement_id, named_id),
    CONSTRAINT fk_skill_uses_skill FOREIGN KEY (skill_id) REFERENCES skills (id),
    CONSTRAINT fk_skill_uses_named FOREIGN KEY (named_id) REFERENCES skills (id)
);

CREATE INDEX ix_skill_uses_entity ON skill_uses (entity_kind, entity_id, is_draft);
CREATE INDEX ix_skill_uses_named ON skill_uses (named_id);

-- How many of them there are: counting them one by one would cost as much as there are.
CREATE TABLE skill_use_counts (
    skill_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    entity_kind NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    is_draft INT NOT NULL,
    uses INT NOT NULL,
    entities INT NOT NULL,
    CONSTRAINT pk_skill_use_counts PRIMARY KEY (skill_id, entity_kind, is_draft),
    CONSTRAINT fk_skill_use_counts_skill FOREIGN KEY (skill_id) REFERENCES skills (id)
);
