using RoleCatalog.Infrastructure.Changes;

namespace RoleCatalog.Infrastructure.Persistence;

/// <summary>Remembers which sets an empty catalogue was begun with, and which of them are complete.</summary>
internal sealed class Fillings(DbSession session)
{
    private const string Select = """
        SELECT is_complete
        FROM fillings
        WHERE name = @name
        """;

    // The built-in scales are in every catalogue.
    private const string Others = """
        SELECT COUNT(*)
        FROM changes
        WHERE entity_kind <> @scales
        """;

    private const string Insert = """
        INSERT INTO fillings (name, is_complete)
        VALUES (@name, 0)
        """;

    private const string Update = """
        UPDATE fillings
        SET is_complete = 1
        WHERE name = @name
        """;

    /// <summary>Whether the set is to be filled in: the catalogue is empty, or an earlier filling did not come to its end.</summary>
    public async Task<bool> Begin(string name)
    {
        if (await session.QuerySingleOrDefault<int?>(Select, new { name }) is { } isComplete)
        {
            return isComplete == 0;
        }

        var isEmpty = await session.QuerySingle<long>(Others, new { scales = EntityKinds.ProficiencyScales }) == 0;
        return isEmpty && await session.Execute(Insert, new { name }) == 1;
    }

    public Task<int> End(string name) => session.Execute(Update, new { name });
}
