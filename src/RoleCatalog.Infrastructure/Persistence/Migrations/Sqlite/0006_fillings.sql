-- What an empty catalogue was begun with, so that a filling that was interrupted is taken up again.
CREATE TABLE fillings (
    name TEXT NOT NULL PRIMARY KEY,
    is_complete INTEGER NOT NULL
) STRICT;
