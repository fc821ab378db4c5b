-- What a placeholder of type number counts, per language.
ALTER TABLE placeholders ADD COLUMN unit TEXT;
