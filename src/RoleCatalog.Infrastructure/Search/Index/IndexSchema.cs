namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>The tables of the index. Another version is another index: it is built anew from the log.</summary>
internal static class IndexSchema
{
    public const int Version = 3;

    public const string Create = """
        CREATE TABLE progress (
            singleton INTEGER NOT NULL PRIMARY KEY CHECK (singleton = 1),
            version INTEGER NOT NULL,
            log_id TEXT NOT NULL,
            position INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE words (
            number INTEGER NOT NULL PRIMARY KEY,
            kind INTEGER NOT NULL,
            name TEXT NOT NULL,
            shown TEXT NOT NULL
        ) STRICT;

        CREATE TABLE postings (
            number INTEGER NOT NULL PRIMARY KEY,
            id BLOB NOT NULL,
            facts BLOB NOT NULL,
            titles TEXT NOT NULL
        ) STRICT;

        CREATE VIRTUAL TABLE terms USING fts5(
            title, skills, body, keys,
            content = '', contentless_delete = 1,
            tokenize = "ascii tokenchars '!#$%&()*+,-./:;<=>?@[\]^_`{|}~'"
        );
        """;

    /// <summary>What finds a posting otherwise than by its terms; made behind many rows it costs a part.</summary>
    public const string CreateOrders = """
        CREATE UNIQUE INDEX ux_postings_id ON postings (id);

        CREATE TABLE closing (
            ends_at INTEGER NOT NULL,
            number INTEGER NOT NULL,
            PRIMARY KEY (ends_at, number DESC)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE salaries (
            currency INTEGER NOT NULL,
            yearly INTEGER NOT NULL,
            number INTEGER NOT NULL,
            PRIMARY KEY (currency, yearly DESC, number DESC)
        ) STRICT, WITHOUT ROWID;
        """;
}
