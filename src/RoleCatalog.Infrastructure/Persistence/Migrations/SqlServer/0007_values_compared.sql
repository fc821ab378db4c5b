-- The names of a profile in other systems as its draft and each revision say them; external_ids holds all that are taken.
ALTER TABLE skill_profiles ADD external_ids NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL
    CONSTRAINT df_skill_profiles_external_ids DEFAULT '[]';
ALTER TABLE skill_profile_revisions ADD external_ids NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL
    CONSTRAINT df_skill_profile_revisions_external_ids DEFAULT '[]';

-- The latest revision that changed a text or a fact of the role.
ALTER TABLE skill_profiles ADD role_revision INT NULL;
