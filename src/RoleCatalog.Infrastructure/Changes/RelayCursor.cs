using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Changes;

/// <summary>Up to which position the relay has delivered every public change.</summary>
internal sealed class RelayCursor(DbSession session)
{
    private const string Name = "relay";

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
        """;

    private const string Insert = """
        INSERT INTO relay_cursors (name, position)
        VALUES (@name, @position)
        """;

    public async Task MoveTo(long position)
    {
        if (await session.Execute(Update, new { name = Name, position }) == 0)
        {
            await session.Execute(Insert, new { name = Name, position });
        }
    }
}
