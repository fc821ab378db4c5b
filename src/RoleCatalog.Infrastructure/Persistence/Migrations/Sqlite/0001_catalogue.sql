-- Ids are UUIDs in text, times are milliseconds since 1970 in UTC, texts in several languages are JSON objects of language tags.

-- The change log: every committed fact, in an order without gaps.
CREATE TABLE change_log (
    singleton INTEGER NOT NULL PRIMARY KEY CHECK (singleton = 1),
    log_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    last_time INTEGER NOT NULL
) STRICT;

INSERT INTO change_log (singleton, log_id, position, last_time)
VALUES (1, lower(hex(randomblob(16))), 0, 0);

CREATE TABLE changes (
    position INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    is_public INTEGER NOT NULL,
    entity_kind TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    entity_version INTEGER NOT NULL,
    time INTEGER NOT NULL,
    trace_parent TEXT,
    trace_state TEXT,
    status_before TEXT,
    changed_fields TEXT NOT NULL,
    state TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX ux_changes_entity ON changes (entity_kind, entity_id, entity_version);
CREATE INDEX ix_changes_public ON changes (is_public, position);

CREATE TABLE relay_cursors (
    name TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL
) STRICT;

-- Names of entities in other systems.
CREATE TABLE external_ids (
    entity_kind TEXT NOT NULL,
    scheme TEXT NOT NULL,
    value TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    PRIMARY KEY (entity_kind, scheme, value)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_external_ids_entity ON external_ids (entity_kind, entity_id);

-- Skills.
CREATE TABLE skills (
    id TEXT NOT NULL PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    status TEXT NOT NULL,
    kind TEXT NOT NULL,
    source_language TEXT NOT NULL,
    description TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    public_state TEXT NOT NULL
) STRICT;

-- Labels and aliases. A folded name means one active skill in a language.
CREATE TABLE skill_names (
    skill_id TEXT NOT NULL REFERENCES skills (id),
    language TEXT NOT NULL,
    folded TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    is_label INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (language, folded)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_skill_names_skill ON skill_names (skill_id);
CREATE INDEX ix_skill_names_folded ON skill_names (folded, skill_id);

-- Proficiency scales.
CREATE TABLE proficiency_scales (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    source_language TEXT NOT NULL,
    names TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    public_state TEXT NOT NULL
) STRICT;

CREATE TABLE proficiency_levels (
    scale_id TEXT NOT NULL REFERENCES proficiency_scales (id),
    key TEXT NOT NULL,
    rank INTEGER NOT NULL,
    names TEXT NOT NULL,
    descriptors TEXT,
    PRIMARY KEY (scale_id, key)
) STRICT, WITHOUT ROWID;

-- Role descriptions: what a profile's draft, each revision, and a posting without a profile say of a role. They never
-- change: a changed draft has another one.
CREATE TABLE role_descriptions (
    id TEXT NOT NULL PRIMARY KEY,
    source_language TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT
) STRICT;

CREATE TABLE responsibility_groups (
    role_id TEXT NOT NULL REFERENCES role_descriptions (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    title TEXT,
    PRIMARY KEY (role_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE responsibilities (
    role_id TEXT NOT NULL,
    id TEXT NOT NULL,
    group_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (role_id, id),
    FOREIGN KEY (role_id, group_id) REFERENCES responsibility_groups (role_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_responsibilities_group ON responsibilities (role_id, group_id);

CREATE TABLE requirement_groups (
    role_id TEXT NOT NULL REFERENCES role_descriptions (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    title TEXT,
    match TEXT NOT NULL,
    PRIMARY KEY (role_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE requirements (
    role_id TEXT NOT NULL,
    id TEXT NOT NULL,
    group_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    text TEXT,
    description TEXT,
    match TEXT NOT NULL,
    necessity TEXT NOT NULL,
    scale_id TEXT,
    minimum_level TEXT,
    desired_level TEXT,
    experience_months INTEGER,
    PRIMARY KEY (role_id, id),
    FOREIGN KEY (role_id, group_id) REFERENCES requirement_groups (role_id, id) ON DELETE CASCADE,
    FOREIGN KEY (scale_id, minimum_level) REFERENCES proficiency_levels (scale_id, key),
    FOREIGN KEY (scale_id, desired_level) REFERENCES proficiency_levels (scale_id, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_requirements_group ON requirements (role_id, group_id);
CREATE INDEX ix_requirements_minimum ON requirements (scale_id, minimum_level);
CREATE INDEX ix_requirements_desired ON requirements (scale_id, desired_level);

CREATE TABLE requirement_skills (
    role_id TEXT NOT NULL,
    requirement_id TEXT NOT NULL,
    skill_id TEXT NOT NULL REFERENCES skills (id),
    ordinal INTEGER NOT NULL,
    PRIMARY KEY (role_id, requirement_id, skill_id),
    FOREIGN KEY (role_id, requirement_id) REFERENCES requirements (role_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_requirement_skills_skill ON requirement_skills (skill_id);

CREATE TABLE placeholders (
    role_id TEXT NOT NULL REFERENCES role_descriptions (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    type TEXT NOT NULL,
    prompt TEXT NOT NULL,
    is_required INTEGER NOT NULL,
    PRIMARY KEY (role_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE placeholder_choices (
    role_id TEXT NOT NULL,
    placeholder_key TEXT NOT NULL,
    key TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    labels TEXT,
    PRIMARY KEY (role_id, placeholder_key, key),
    FOREIGN KEY (role_id, placeholder_key) REFERENCES placeholders (role_id, key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Skill profiles.
CREATE TABLE skill_profiles (
    id TEXT NOT NULL PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    status TEXT NOT NULL,
    draft_version INTEGER NOT NULL,
    public_version INTEGER,
    latest_revision INTEGER,
    role_id TEXT NOT NULL REFERENCES role_descriptions (id),
    family TEXT,
    seniority TEXT,
    retired_at INTEGER,
    replaced_by TEXT REFERENCES skill_profiles (id),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    draft_state TEXT NOT NULL,
    public_state TEXT
) STRICT;

CREATE INDEX ix_skill_profiles_status ON skill_profiles (status, key);
CREATE INDEX ix_skill_profiles_role ON skill_profiles (role_id);
CREATE INDEX ix_skill_profiles_replaced_by ON skill_profiles (replaced_by);

-- What was published, with the final JSON to the byte.
CREATE TABLE skill_profile_revisions (
    profile_id TEXT NOT NULL REFERENCES skill_profiles (id),
    number INTEGER NOT NULL,
    role_id TEXT NOT NULL REFERENCES role_descriptions (id),
    family TEXT,
    seniority TEXT,
    published_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (profile_id, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_skill_profile_revisions_role ON skill_profile_revisions (role_id);

-- Job postings.
CREATE TABLE job_postings (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    status TEXT NOT NULL,
    draft_version INTEGER NOT NULL,
    public_version INTEGER,
    latest_edition INTEGER,
    source_language TEXT NOT NULL,
    profile_id TEXT,
    profile_revision INTEGER,
    role_id TEXT REFERENCES role_descriptions (id),
    title TEXT,
    description TEXT,
    organization_name TEXT,
    organization_unit TEXT,
    organization_url TEXT,
    workplace_type TEXT,
    days_on_site INTEGER,
    contract_type TEXT,
    schedule TEXT,
    openings INTEGER NOT NULL,
    application_url TEXT,
    valid_through TEXT,
    time_zone TEXT,
    visibility TEXT NOT NULL,
    first_published_at INTEGER,
    closed_at INTEGER,
    close_reason TEXT,
    close_note TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    draft_state TEXT NOT NULL,
    public_state TEXT,
    FOREIGN KEY (profile_id, profile_revision) REFERENCES skill_profile_revisions (profile_id, number)
) STRICT;

CREATE INDEX ix_job_postings_status ON job_postings (status, id);
CREATE INDEX ix_job_postings_profile ON job_postings (profile_id, profile_revision);
CREATE INDEX ix_job_postings_role ON job_postings (role_id);

CREATE TABLE job_posting_locations (
    posting_id TEXT NOT NULL REFERENCES job_postings (id),
    ordinal INTEGER NOT NULL,
    country TEXT NOT NULL,
    region TEXT,
    locality TEXT,
    postal_code TEXT,
    street_address TEXT,
    PRIMARY KEY (posting_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_job_posting_locations_country ON job_posting_locations (country, posting_id);

CREATE TABLE job_posting_applicant_countries (
    posting_id TEXT NOT NULL REFERENCES job_postings (id),
    ordinal INTEGER NOT NULL,
    country TEXT NOT NULL,
    PRIMARY KEY (posting_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Amounts are whole hundredths.
CREATE TABLE job_posting_salary_ranges (
    posting_id TEXT NOT NULL REFERENCES job_postings (id),
    ordinal INTEGER NOT NULL,
    minimum_hundredths INTEGER,
    maximum_hundredths INTEGER,
    currency TEXT NOT NULL,
    unit TEXT NOT NULL,
    country TEXT,
    region TEXT,
    locality TEXT,
    postal_code TEXT,
    street_address TEXT,
    PRIMARY KEY (posting_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE job_posting_languages (
    posting_id TEXT NOT NULL REFERENCES job_postings (id),
    ordinal INTEGER NOT NULL,
    language TEXT NOT NULL,
    PRIMARY KEY (posting_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE job_posting_placeholder_values (
    posting_id TEXT NOT NULL REFERENCES job_postings (id),
    key TEXT NOT NULL,
    type TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (posting_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE job_posting_editions (
    posting_id TEXT NOT NULL REFERENCES job_postings (id),
    number INTEGER NOT NULL,
    published_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (posting_id, number)
) STRICT, WITHOUT ROWID;

-- The skills that each edition asks for.
CREATE TABLE job_posting_skills (
    posting_id TEXT NOT NULL,
    edition INTEGER NOT NULL,
    requirement_id TEXT NOT NULL,
    skill_id TEXT NOT NULL REFERENCES skills (id),
    necessity TEXT NOT NULL,
    scale_id TEXT,
    minimum_level TEXT,
    PRIMARY KEY (posting_id, edition, requirement_id, skill_id),
    FOREIGN KEY (posting_id, edition) REFERENCES job_posting_editions (posting_id, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_job_posting_skills_skill ON job_posting_skills (skill_id);

-- Outside editions and the log, and erased when a posting closes.
CREATE TABLE job_posting_contacts (
    posting_id TEXT NOT NULL PRIMARY KEY REFERENCES job_postings (id),
    version INTEGER NOT NULL,
    name TEXT,
    email TEXT,
    phone TEXT
) STRICT;
