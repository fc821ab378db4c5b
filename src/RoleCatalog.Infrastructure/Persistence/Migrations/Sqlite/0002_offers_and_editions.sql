-- What a posting offers is apart from the posting, so that its draft can change while an edition is up. The offers of
-- before keep the id of their posting: there was one each, for a published posting did not change.

-- Offers: what a posting's draft and each edition were made from. They never change: a changed draft has another one.
CREATE TABLE offers (
    id TEXT NOT NULL PRIMARY KEY,
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
    FOREIGN KEY (profile_id, profile_revision) REFERENCES skill_profile_revisions (profile_id, number)
) STRICT;

INSERT INTO offers (id, source_language, profile_id, profile_revision, role_id, title, description, organization_name,
    organization_unit, organization_url, workplace_type, days_on_site, contract_type, schedule, openings,
    application_url, valid_through, time_zone, visibility)
SELECT id, source_language, profile_id, profile_revision, role_id, title, description, organization_name,
    organization_unit, organization_url, workplace_type, days_on_site, contract_type, schedule, openings,
    application_url, valid_through, time_zone, visibility
FROM job_postings;

CREATE INDEX ix_offers_profile ON offers (profile_id, profile_revision);
CREATE INDEX ix_offers_role ON offers (role_id);

CREATE TABLE offer_locations (
    offer_id TEXT NOT NULL REFERENCES offers (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    country TEXT NOT NULL,
    region TEXT,
    locality TEXT,
    postal_code TEXT,
    street_address TEXT,
    PRIMARY KEY (offer_id, ordinal)
) STRICT, WITHOUT ROWID;

INSERT INTO offer_locations (offer_id, ordinal, country, region, locality, postal_code, street_address)
SELECT posting_id, ordinal, country, region, locality, postal_code, street_address
FROM job_posting_locations;

DROP TABLE job_posting_locations;
CREATE INDEX ix_offer_locations_country ON offer_locations (country, offer_id);

CREATE TABLE offer_applicant_countries (
    offer_id TEXT NOT NULL REFERENCES offers (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    country TEXT NOT NULL,
    PRIMARY KEY (offer_id, ordinal)
) STRICT, WITHOUT ROWID;

INSERT INTO offer_applicant_countries (offer_id, ordinal, country)
SELECT posting_id, ordinal, country
FROM job_posting_applicant_countries;

DROP TABLE job_posting_applicant_countries;

-- Amounts are whole hundredths.
CREATE TABLE offer_salary_ranges (
    offer_id TEXT NOT NULL REFERENCES offers (id) ON DELETE CASCADE,
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
    PRIMARY KEY (offer_id, ordinal)
) STRICT, WITHOUT ROWID;

INSERT INTO offer_salary_ranges (offer_id, ordinal, minimum_hundredths, maximum_hundredths, currency, unit, country,
    region, locality, postal_code, street_address)
SELECT posting_id, ordinal, minimum_hundredths, maximum_hundredths, currency, unit, country,
    region, locality, postal_code, street_address
FROM job_posting_salary_ranges;

DROP TABLE job_posting_salary_ranges;

CREATE TABLE offer_languages (
    offer_id TEXT NOT NULL REFERENCES offers (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    language TEXT NOT NULL,
    PRIMARY KEY (offer_id, ordinal)
) STRICT, WITHOUT ROWID;

INSERT INTO offer_languages (offer_id, ordinal, language)
SELECT posting_id, ordinal, language
FROM job_posting_languages;

DROP TABLE job_posting_languages;

CREATE TABLE offer_placeholder_values (
    offer_id TEXT NOT NULL REFERENCES offers (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    type TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (offer_id, key)
) STRICT, WITHOUT ROWID;

INSERT INTO offer_placeholder_values (offer_id, key, type, value)
SELECT posting_id, key, type, value
FROM job_posting_placeholder_values;

DROP TABLE job_posting_placeholder_values;

-- Names in other systems, as the offer says them. Those of the draft and of the latest edition are taken in external_ids.
CREATE TABLE offer_external_ids (
    offer_id TEXT NOT NULL REFERENCES offers (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    scheme TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (offer_id, ordinal)
) STRICT, WITHOUT ROWID;

INSERT INTO offer_external_ids (offer_id, ordinal, scheme, value)
SELECT entity_id, ordinal, scheme, value
FROM external_ids
WHERE entity_kind = 'job-postings';

-- Postings. What is due at due_at follows from the status: a publication when scheduled, the expiry when live.
CREATE TABLE new_job_postings (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    status TEXT NOT NULL,
    draft_version INTEGER NOT NULL,
    edition_draft_version INTEGER,
    public_version INTEGER,
    latest_edition INTEGER,
    draft_offer_id TEXT NOT NULL REFERENCES offers (id),
    published_offer_id TEXT REFERENCES offers (id),
    filled_openings INTEGER NOT NULL,
    due_at INTEGER,
    refusal TEXT,
    first_published_at INTEGER,
    closed_at INTEGER,
    close_reason TEXT,
    close_note TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    draft_state TEXT NOT NULL,
    public_state TEXT
) STRICT;

INSERT INTO new_job_postings (id, version, status, draft_version, edition_draft_version, public_version,
    latest_edition, draft_offer_id, published_offer_id, filled_openings, due_at, refusal, first_published_at,
    closed_at, close_reason, close_note, created_at, updated_at, draft_state, public_state)
SELECT id, version, status, draft_version, CASE WHEN latest_edition IS NOT NULL THEN draft_version END, public_version,
    latest_edition, id, CASE WHEN latest_edition IS NOT NULL THEN id END, 0,
    CASE WHEN status = 'published' THEN unixepoch(json_extract(public_state, '$.validity.endsAt')) * 1000 END, NULL,
    first_published_at, closed_at, close_reason, close_note, created_at, updated_at, draft_state, public_state
FROM job_postings;

DROP TABLE job_postings;
ALTER TABLE new_job_postings RENAME TO job_postings;

CREATE INDEX ix_job_postings_status ON job_postings (status, id);
CREATE INDEX ix_job_postings_draft_offer ON job_postings (draft_offer_id);
CREATE INDEX ix_job_postings_published_offer ON job_postings (published_offer_id);
CREATE INDEX ix_job_postings_due ON job_postings (due_at, id);

CREATE TABLE new_job_posting_editions (
    posting_id TEXT NOT NULL REFERENCES job_postings (id),
    number INTEGER NOT NULL,
    offer_id TEXT NOT NULL REFERENCES offers (id),
    published_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (posting_id, number)
) STRICT, WITHOUT ROWID;

INSERT INTO new_job_posting_editions (posting_id, number, offer_id, published_at, state)
SELECT posting_id, number, posting_id, published_at, state
FROM job_posting_editions;

DROP TABLE job_posting_editions;
ALTER TABLE new_job_posting_editions RENAME TO job_posting_editions;
CREATE INDEX ix_job_posting_editions_offer ON job_posting_editions (offer_id);
