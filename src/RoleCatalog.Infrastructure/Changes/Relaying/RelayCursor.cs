using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Changes.Relaying;

/// <summary>
/// Up to which position the relay has delivered every public change, and which replica may move it: the leader, by a lease
/// that ends by the clock of the store unless it is renewed. Every change of leader begins a term.
/// </summary>
internal sealed class RelayCursor(DbSession session)
{
    private const string Name = "relay";

    // Only who holds the lease still is the leader of the same term.
    private const string Renew = """
        UPDATE relay_cursors
        SET expires_at = @expiresAt
        WHERE name = @name
          AND holder = @holder
          AND expires_at > @now
        """;

    private const string Claim = """
        UPDATE relay_cursors
        SET holder = @holder, term = term + 1, expires_at = @expiresAt
        WHERE name = @name
          AND expires_at <= @now
        """;

    private const string Begin = """
        INSERT INTO relay_cursors (name, position, holder, term, expires_at)
        SELECT @name, 0, @holder, 1, @expiresAt
        WHERE NOT EXISTS (SELECT 1 FROM relay_cursors WHERE name = @name)
        """;

    private const string SelectTerm = """
        SELECT term
        FROM relay_cursors
        WHERE name = @name
        """;

    /// <summary>Takes or renews the lease; the term, or null while another holds it.</summary>
    public async Task<long?> Lead(string holder, TimeSpan lease)
    {
        var now = await session.QuerySingle<long>(session.Dialect.SelectNow);
        var parameters = new
        {
            name = Name,
            holder,
            now,
            expiresAt = now + (long)lease.TotalMilliseconds,
        };
        foreach (var way in (string[])[Renew, Claim, Begin])
        {
            if (await session.Execute(way, parameters) == 1)
            {
                return await session.QuerySingle<long>(SelectTerm, parameters);
            }
        }

        return null;
    }

    private const string End = """
        UPDATE relay_cursors
        SET expires_at = 0
        WHERE name = @name
          AND term = @term
        """;

    /// <summary>Lets another lead at once.</summary>
    public Task<int> Resign(long term) => session.Execute(End, new { name = Name, term });

    private const string Select = """
        SELECT position
        FROM relay_cursors
        WHERE name = @name
        """;

    public async Task<long> Get() => await session.QuerySingleOrDefault<long?>(Select, new { name = Name }) ?? 0;

    private const string Update = """
        UPDATE relay_cursors
        SET position = @position
        WHERE name = @name
          AND term = @term
          AND position <= @position
        """;

    /// <summary>False when another has begun a term meanwhile, or the cursor is further.</summary>
    public async Task<bool> MoveTo(long position, long term) =>
        await session.Execute(
            Update,
            new
            {
                name = Name,
                position,
                term,
            }
        ) == 1;
}
