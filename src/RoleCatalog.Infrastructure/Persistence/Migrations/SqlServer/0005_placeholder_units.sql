-- What a placeholder of type number counts, per language.
ALTER TABLE placeholders ADD unit NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
