-- Offers: what a posting's draft and each edition were made from. They never change: a changed draft has another one.
CREATE TABLE offers (
    id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    source_language NVARCHAR(35) COLLATE Latin1_General_100_BIN2 NOT NULL,
    profile_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NULL,
    profile_revision INT NULL,
    role_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NULL,
    title NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    description NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    organization_name NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NULL,
    organization_unit NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NULL,
    organization_url NVARCHAR(2000) COLLATE Latin1_General_100_BIN2 NULL,
    workplace_type NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL,
    days_on_site INT NULL,
    contract_type NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL,
    schedule NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL,
    openings INT NOT NULL,
    application_url NVARCHAR(2000) COLLATE Latin1_General_100_BIN2 NULL,
    valid_through NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL,
    time_zone NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NULL,
    visibility NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    stale_texts NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT pk_offers PRIMARY KEY (id),
    CONSTRAINT fk_offers_role FOREIGN KEY (role_id) REFERENCES role_descriptions (id),
    CONSTRAINT fk_offers_profile_revision FOREIGN KEY (profile_id, profile_revision)
        REFERENCES skill_profile_revisions (profile_id, number)
);

CREATE INDEX ix_offers_profile ON offers (profile_id, profile_revision);
CREATE INDEX ix_offers_role ON offers (role_id);

CREATE TABLE offer_locations (
    offer_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ordinal INT NOT NULL,
    country NVARCHAR(2) COLLATE Latin1_General_100_BIN2 NOT NULL,
    region NVARCHAR(120) COLLATE Latin1_General_100_BIN2 NULL,
    locality NVARCHAR(120) COLLATE Latin1_General_100_BIN2 NULL,
    postal_code NVARCHAR(120) COLLATE Latin1_General_100_BIN2 NULL,
    street_address NVARCHAR(120) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT pk_offer_locations PRIMARY KEY (offer_id, ordinal),
    CONSTRAINT fk_offer_locations_offer FOREIGN KEY (offer_id) REFERENCES offers (id) ON DELETE CASCADE
);

CREATE INDEX ix_offer_locations_country ON offer_locations (country, offer_id);

CREATE TABLE offer_applicant_countries (
    offer_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ordinal INT NOT NULL,
    country NVARCHAR(2) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_offer_applicant_countries PRIMARY KEY (offer_id, ordinal),
    CONSTRAINT fk_offer_applicant_countries_offer FOREIGN KEY (offer_id) REFERENCES offers (id) ON DELETE CASCADE
);

-- Amounts are whole hundredths.
CREATE TABLE offer_salary_ranges (
    offer_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ordinal INT NOT NULL,
    minimum_hundredths BIGINT NULL,
    maximum_hundredths BIGINT NULL,
    currency NVARCHAR(3) COLLATE Latin1_General_100_BIN2 NOT NULL,
    unit NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    country NVARCHAR(2) COLLATE Latin1_General_100_BIN2 NULL,
    region NVARCHAR(120) COLLATE Latin1_General_100_BIN2 NULL,
    locality NVARCHAR(120) COLLATE Latin1_General_100_BIN2 NULL,
    postal_code NVARCHAR(120) COLLATE Latin1_General_100_BIN2 NULL,
    street_address NVARCHAR(120) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT pk_offer_salary_ranges PRIMARY KEY (offer_id, ordinal),
    CONSTRAINT fk_offer_salary_ranges_offer FOREIGN KEY (offer_id) REFERENCES offers (id) ON DELETE CASCADE
);

CREATE TABLE offer_languages (
    offer_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ordinal INT NOT NULL,
    language NVARCHAR(35) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_offer_languages PRIMARY KEY (offer_id, ordinal),
    CONSTRAINT fk_offer_languages_offer FOREIGN KEY (offer_id) REFERENCES offers (id) ON DELETE CASCADE
);

CREATE TABLE offer_placeholder_values (
    offer_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [key] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    type NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    value NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_offer_placeholder_values PRIMARY KEY (offer_id, [key]),
    CONSTRAINT fk_offer_placeholder_values_offer FOREIGN KEY (offer_id) REFERENCES offers (id) ON DELETE CASCADE
);

CREATE TABLE offer_external_ids (
    offer_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ordinal INT NOT NULL,
    scheme NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    value NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_offer_external_ids PRIMARY KEY (offer_id, ordinal),
    CONSTRAINT fk_offer_external_ids_offer FOREIGN KEY (offer_id) REFERENCES offers (id) ON DELETE CASCADE
);

-- Postings. What is due at due_at follows from the status: a publication when scheduled, the expiry when live. The revision
-- that a live posting shows is null unless it is live.
CREATE TABLE job_postings (
    id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    version INT NOT NULL,
    status NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    draft_version INT NOT NULL,
    public_version INT NULL,
    latest_edition INT NULL,
    draft_offer_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    published_offer_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NULL,
    filled_openings INT NOT NULL,
    due_at BIGINT NULL,
    refusal NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    first_published_at BIGINT NULL,
    closed_at BIGINT NULL,
    close_reason NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL,
    close_note NVARCHAR(1000) COLLATE Latin1_General_100_BIN2 NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    draft_state NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    public_state NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    live_profile_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NULL,
    live_revision INT NULL,
    CONSTRAINT pk_job_postings PRIMARY KEY (id),
    CONSTRAINT fk_job_postings_draft_offer FOREIGN KEY (draft_offer_id) REFERENCES offers (id),
    CONSTRAINT fk_job_postings_published_offer FOREIGN KEY (published_offer_id) REFERENCES offers (id),
    CONSTRAINT fk_job_postings_live_profile FOREIGN KEY (live_profile_id) REFERENCES skill_profiles (id)
);

CREATE INDEX ix_job_postings_status ON job_postings (status, id);
CREATE INDEX ix_job_postings_draft_offer ON job_postings (draft_offer_id);
CREATE INDEX ix_job_postings_published_offer ON job_postings (published_offer_id);
CREATE INDEX ix_job_postings_due ON job_postings (due_at, id);

CREATE TABLE job_posting_editions (
    posting_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    number INT NOT NULL,
    offer_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    published_at BIGINT NOT NULL,
    state NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_job_posting_editions PRIMARY KEY (posting_id, number),
    CONSTRAINT fk_job_posting_editions_posting FOREIGN KEY (posting_id) REFERENCES job_postings (id),
    CONSTRAINT fk_job_posting_editions_offer FOREIGN KEY (offer_id) REFERENCES offers (id)
);

CREATE INDEX ix_job_posting_editions_offer ON job_posting_editions (offer_id);

-- Outside editions and the log, and erased when a posting closes.
CREATE TABLE job_posting_contacts (
    posting_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    version INT NOT NULL,
    name NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NULL,
    email NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NULL,
    phone NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT pk_job_posting_contacts PRIMARY KEY (posting_id),
    CONSTRAINT fk_job_posting_contacts_posting FOREIGN KEY (posting_id) REFERENCES job_postings (id)
);
