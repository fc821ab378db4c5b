-- Skills as a taxonomy.
CREATE INDEX ix_skills_replaced_by ON skills (replaced_by) WHERE replaced_by IS NOT NULL;

-- A folded name means one active skill in a language: the names of deprecated skills are kept beside that rule. Squeezed
-- names are without spaces and punctuation, and in the singular: by them names that look alike are found; backward, from
-- their end.
CREATE TABLE skill_names (
    skill_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ordinal INT NOT NULL,
    is_active INT NOT NULL,
    language NVARCHAR(35) COLLATE Latin1_General_100_BIN2 NOT NULL,
    folded NVARCHAR(480) COLLATE Latin1_General_100_BIN2 NOT NULL,
    squeezed NVARCHAR(480) COLLATE Latin1_General_100_BIN2 NOT NULL,
    is_label INT NOT NULL,
    name NVARCHAR(120) COLLATE Latin1_General_100_BIN2 NOT NULL,
    backward NVARCHAR(480) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT pk_skill_names PRIMARY KEY (skill_id, ordinal),
    CONSTRAINT fk_skill_names_skill FOREIGN KEY (skill_id) REFERENCES skills (id)
);

CREATE UNIQUE INDEX ux_skill_names_active ON skill_names (language, folded) WHERE is_active = 1;
CREATE INDEX ix_skill_names_folded ON skill_names (folded, skill_id);
CREATE INDEX ix_skill_names_squeezed ON skill_names (squeezed, skill_id);

-- Entries of other taxonomies that a skill corresponds to.
CREATE TABLE skill_alignments (
    skill_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ordinal INT NOT NULL,
    scheme NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    code NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    match NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    scheme_version NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL,
    uri NVARCHAR(2000) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT pk_skill_alignments PRIMARY KEY (skill_id, ordinal),
    CONSTRAINT fk_skill_alignments_skill FOREIGN KEY (skill_id) REFERENCES skills (id)
);

CREATE INDEX ix_skill_alignments_code ON skill_alignments (scheme, code, skill_id);

-- Broader skills, and related ones: of those there is a row in each direction.
CREATE TABLE skill_relations (
    skill_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    kind NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    other_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ordinal INT NOT NULL,
    CONSTRAINT pk_skill_relations PRIMARY KEY (skill_id, kind, other_id),
    CONSTRAINT fk_skill_relations_skill FOREIGN KEY (skill_id) REFERENCES skills (id),
    CONSTRAINT fk_skill_relations_other FOREIGN KEY (other_id) REFERENCES skills (id)
);

CREATE INDEX ix_skill_relations_other ON skill_relations (other_id);
