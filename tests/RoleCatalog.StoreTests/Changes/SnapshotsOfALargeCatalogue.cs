using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RoleCatalog.Application.Changes;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.StoreTests.Changes;

/// <summary>Each page is a short read, wherever it stands. Only SQLite tells how it would go about a statement.</summary>
internal sealed class SnapshotsOfALargeCatalogue() : StoreContract(new SqliteStore())
{
    private const int Postings = 100_000;

    private static readonly ISqlDialect Dialect = new SqliteStore().Dialect;

    // A draft, which is not public, and two public changes of each.
    private const string Fill = """
        WITH RECURSIVE numbers (number) AS (
            SELECT 0
            UNION ALL
            SELECT number + 1
            FROM numbers
            WHERE number + 1 < 3 * @postings
        )
        INSERT INTO changes (position, id, type, is_public, entity_kind, entity_id, entity_version, time, changed_fields, state)
        SELECT
            position + number + 1,
            printf('change-%d', number),
            'job-posting.changed',
            number >= @postings,
            'job-postings',
            printf('%08x-0000-7000-8000-000000000000', number * 7919 % @postings),
            number / @postings + 1,
            0,
            '[]',
            '{}'
        FROM numbers
        CROSS JOIN change_log
        """;

    [Test]
    public async Task Are_read_by_the_index_of_public_changes_without_sorting()
    {
        await Write(Fill, new { postings = Postings });
        await Write("UPDATE change_log SET position = (SELECT MAX(position) FROM changes)", new { });
        var parameters = new
        {
            kind = "job-postings",
            after = "00008000-0000-7000-8000-000000000000",
            at = 2 * Postings,
            limit = 100,
        };

        var plan = await Catalog.Read(scope =>
            scope
                .GetRequiredService<DbSession>()
                .Query<Step>($"EXPLAIN QUERY PLAN {ReadSnapshotHandler.SelectLatest}\n{Dialect.Page}", parameters)
        );

        plan.Select(step => step.Detail)
            .Where(step => !step.StartsWith("CORRELATED", StringComparison.Ordinal))
            .Should()
            .HaveCount(2)
            .And.OnlyContain(step => step.Contains("SEARCH") && step.Contains("INDEX ix_changes_public_entity"));
        var page = await Catalog.Send(new ReadSnapshot(At: null, After: null) { Kinds = ["job-postings"] });
        page.Items.Should().HaveCount(100);
    }

    private Task<int> Write(string sql, object parameters) =>
        Catalog.Write(scope => scope.GetRequiredService<DbSession>().Execute(sql, parameters));

    private sealed record Step
    {
        public string Detail { get; init; } = "";
    }
}
