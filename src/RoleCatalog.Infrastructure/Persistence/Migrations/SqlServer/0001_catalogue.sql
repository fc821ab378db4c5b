-- No database of this store is older than these files: each makes what it still has in the end. The tables are those of the
-- other store, column by column; a column that an index of a later file is on is made with its table, for a batch cannot
-- refer to a column that it adds.
-- Ids are UUIDs in text, times are milliseconds since 1970 in UTC, texts in several languages are JSON objects of language tags.
-- Text is compared and ordered by its code points, whatever the database does, and has the widths that the domain allows.

-- The change log: every committed fact, in an order without gaps.
CREATE TABLE change_log (
    singleton INT NOT NULL,
    log_id NVARCHAR(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    position BIGINT NOT NULL,
    last_time BIGINT NOT NULL,
    CONSTRAINT pk_change_log PRIMARY KEY (singleton),
    CONSTRAINT ck_change_log_singleton CHECK (singleton = 1)
);

INSERT INTO change_log (singleton, log_id, position, last_time)
VALUES (1, LOWER(REPLACE(CONVERT(NVARCHAR(36), NEWID()), '-', '')), 0, 0);

CREATE TABLE changes (
    position BIGINT NOT NULL,
    id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    type NVARCHAR(80) COLLATE Latin1_General_100_BIN2 NOT NULL,
    is_public INT NOT NULL,
    entity_kind NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    entity_id NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    entity_version INT NOT NULL,
    time BIGINT NOT NULL,
    trace_parent NVARCHAR(1024) COLLATE Latin1_General_100_BIN2 NULL,
    trace_state NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    status_before NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL,
    changed_fields NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    state NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_changes PRIMARY KEY (position),
    CONSTRAINT ux_changes_id UNIQUE (id)
);

CREATE UNIQUE INDEX ux_changes_entity ON changes (entity_kind, entity_id, entity_version);
CREATE INDEX ix_changes_public ON changes (is_public, position);

CREATE TABLE relay_cursors (
    name NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    position BIGINT NOT NULL,
    CONSTRAINT pk_relay_cursors PRIMARY KEY (name)
);

-- Names of entities in other systems.
CREATE TABLE external_ids (
    entity_kind NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    scheme NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    value NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    entity_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ordinal INT NOT NULL,
    CONSTRAINT pk_external_ids PRIMARY KEY (entity_kind, scheme, value)
);

CREATE INDEX ix_external_ids_entity ON external_ids (entity_kind, entity_id);

-- Skills. A deprecated skill keeps its row, and may name the one that replaces it; current_id is the one at the end of the
-- replacements, itself where nothing replaces it.
CREATE TABLE skills (
    id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [key] NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    version INT NOT NULL,
    status NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    kind NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    source_language NVARCHAR(35) COLLATE Latin1_General_100_BIN2 NOT NULL,
    description NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    public_state NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    replaced_by NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NULL,
    deprecated_at BIGINT NULL,
    deprecation_note NVARCHAR(1000) COLLATE Latin1_General_100_BIN2 NULL,
    current_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT pk_skills PRIMARY KEY (id),
    CONSTRAINT ux_skills_key UNIQUE ([key]),
    CONSTRAINT fk_skills_replaced_by FOREIGN KEY (replaced_by) REFERENCES skills (id),
    CONSTRAINT fk_skills_current FOREIGN KEY (current_id) REFERENCES skills (id)
);

-- Proficiency scales. A retired level is kept for what asks for it.
CREATE TABLE proficiency_scales (
    id NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    version INT NOT NULL,
    source_language NVARCHAR(35) COLLATE Latin1_General_100_BIN2 NOT NULL,
    names NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    public_state NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_proficiency_scales PRIMARY KEY (id)
);

CREATE TABLE proficiency_levels (
    scale_id NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [key] NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    rank INT NOT NULL,
    names NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    descriptors NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    is_retired INT NOT NULL CONSTRAINT df_proficiency_levels_is_retired DEFAULT 0,
    CONSTRAINT pk_proficiency_levels PRIMARY KEY (scale_id, [key]),
    CONSTRAINT fk_proficiency_levels_scale FOREIGN KEY (scale_id) REFERENCES proficiency_scales (id)
);

-- Role descriptions: what a profile's draft, each revision, and a posting without a profile say of a role. They never
-- change: a changed draft has another one.
CREATE TABLE role_descriptions (
    id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    source_language NVARCHAR(35) COLLATE Latin1_General_100_BIN2 NOT NULL,
    title NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    summary NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    stale_texts NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT pk_role_descriptions PRIMARY KEY (id)
);

CREATE TABLE responsibility_groups (
    role_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ordinal INT NOT NULL,
    title NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT pk_responsibility_groups PRIMARY KEY (role_id, id),
    CONSTRAINT fk_responsibility_groups_role FOREIGN KEY (role_id) REFERENCES role_descriptions (id) ON DELETE CASCADE
);

CREATE TABLE responsibilities (
    role_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    group_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ordinal INT NOT NULL,
    text NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_responsibilities PRIMARY KEY (role_id, id),
    CONSTRAINT fk_responsibilities_group FOREIGN KEY (role_id, group_id)
        REFERENCES responsibility_groups (role_id, id) ON DELETE CASCADE
);

CREATE INDEX ix_responsibilities_group ON responsibilities (role_id, group_id);

CREATE TABLE requirement_groups (
    role_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ordinal INT NOT NULL,
    title NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    match NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_requirement_groups PRIMARY KEY (role_id, id),
    CONSTRAINT fk_requirement_groups_role FOREIGN KEY (role_id) REFERENCES role_descriptions (id) ON DELETE CASCADE
);

CREATE TABLE requirements (
    role_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    group_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ordinal INT NOT NULL,
    text NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    description NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    match NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    necessity NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    scale_id NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NULL,
    minimum_level NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NULL,
    desired_level NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NULL,
    experience_months INT NULL,
    CONSTRAINT pk_requirements PRIMARY KEY (role_id, id),
    CONSTRAINT fk_requirements_group FOREIGN KEY (role_id, group_id)
        REFERENCES requirement_groups (role_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_requirements_minimum_level FOREIGN KEY (scale_id, minimum_level)
        REFERENCES proficiency_levels (scale_id, [key]),
    CONSTRAINT fk_requirements_desired_level FOREIGN KEY (scale_id, desired_level)
        REFERENCES proficiency_levels (scale_id, [key])
);

CREATE INDEX ix_requirements_group ON requirements (role_id, group_id);
CREATE INDEX ix_requirements_minimum ON requirements (scale_id, minimum_level);
CREATE INDEX ix_requirements_desired ON requirements (scale_id, desired_level);

CREATE TABLE requirement_skills (
    role_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    requirement_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    skill_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ordinal INT NOT NULL,
    CONSTRAINT pk_requirement_skills PRIMARY KEY (role_id, requirement_id, skill_id),
    CONSTRAINT fk_requirement_skills_skill FOREIGN KEY (skill_id) REFERENCES skills (id),
    CONSTRAINT fk_requirement_skills_requirement FOREIGN KEY (role_id, requirement_id)
        REFERENCES requirements (role_id, id) ON DELETE CASCADE
);

CREATE INDEX ix_requirement_skills_skill ON requirement_skills (skill_id);

CREATE TABLE placeholders (
    role_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [key] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ordinal INT NOT NULL,
    type NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    prompt NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    is_required INT NOT NULL,
    CONSTRAINT pk_placeholders PRIMARY KEY (role_id, [key]),
    CONSTRAINT fk_placeholders_role FOREIGN KEY (role_id) REFERENCES role_descriptions (id) ON DELETE CASCADE
);

CREATE TABLE placeholder_choices (
    role_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    placeholder_key NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [key] NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ordinal INT NOT NULL,
    labels NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT pk_placeholder_choices PRIMARY KEY (role_id, placeholder_key, [key]),
    CONSTRAINT fk_placeholder_choices_placeholder_key FOREIGN KEY (role_id, placeholder_key)
        REFERENCES placeholders (role_id, [key]) ON DELETE CASCADE
);

-- Skill profiles. The latest revision that did more than add translations is content_revision.
CREATE TABLE skill_profiles (
    id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [key] NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    version INT NOT NULL,
    status NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    draft_version INT NOT NULL,
    public_version INT NULL,
    latest_revision INT NULL,
    role_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    family NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NULL,
    seniority NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL,
    retired_at BIGINT NULL,
    replaced_by NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    draft_state NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    public_state NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    content_revision INT NULL,
    CONSTRAINT pk_skill_profiles PRIMARY KEY (id),
    CONSTRAINT ux_skill_profiles_key UNIQUE ([key]),
    CONSTRAINT fk_skill_profiles_role FOREIGN KEY (role_id) REFERENCES role_descriptions (id),
    CONSTRAINT fk_skill_profiles_replaced_by FOREIGN KEY (replaced_by) REFERENCES skill_profiles (id)
);

CREATE INDEX ix_skill_profiles_status ON skill_profiles (status, [key]);
CREATE INDEX ix_skill_profiles_role ON skill_profiles (role_id);
CREATE INDEX ix_skill_profiles_replaced_by ON skill_profiles (replaced_by);

-- What was published, with the final JSON to the byte.
CREATE TABLE skill_profile_revisions (
    profile_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    number INT NOT NULL,
    role_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    family NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NULL,
    seniority NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL,
    published_at BIGINT NOT NULL,
    state NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_skill_profile_revisions PRIMARY KEY (profile_id, number),
    CONSTRAINT fk_skill_profile_revisions_profile FOREIGN KEY (profile_id) REFERENCES skill_profiles (id),
    CONSTRAINT fk_skill_profile_revisions_role FOREIGN KEY (role_id) REFERENCES role_descriptions (id)
);

CREATE INDEX ix_skill_profile_revisions_role ON skill_profile_revisions (role_id);
