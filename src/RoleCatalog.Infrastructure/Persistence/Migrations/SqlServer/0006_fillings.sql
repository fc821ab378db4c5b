-- What an empty catalogue was begun with, so that a filling that was interrupted is taken up again.
CREATE TABLE fillings (
    name NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    is_complete INT NOT NULL,
    CONSTRAINT pk_fillings PRIMARY KEY (name)
);
