using System.Globalization;
using Microsoft.Data.Sqlite;
using RoleCatalog.Benchmarks.Writing;
using RoleCatalog.TestIssuer;

namespace RoleCatalog.Benchmarks.Feeding;

/// <summary>
/// The peak of memory while a snapshot is read over HTTP: of a catalogue with 100,000 postings within 50 MB of one with 10,000.
/// Each is served by a process of its own.
/// </summary>
internal static class SnapshotMemory
{
    private const int Few = 10_000;
    private const int Many = 100_000;
    private const double Megabyte = 1024 * 1024;

    public static async Task<bool> Run(Plan plan)
    {
        await using var issuer = await Issuer.Start();
        var growths = new List<double>();
        for (var round = 0; round < plan.Rounds; round++)
        {
            var (few, many) = (await Peak(Few, issuer), await Peak(Many, issuer));
            growths.Add((many - few) / Megabyte);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"snapshot of {Few} postings: {few / Megabyte:F0} MB at most, of {Many}: {many / Megabyte:F0} MB"
                )
            );
        }

        growths.Sort();
        return Tournament.CheckAtMost("what 100,000 postings add to 10,000, in MB", growths[growths.Count / 2], 50);
    }

    private static async Task<double> Peak(int postings, Issuer issuer)
    {
        var folder = Directory.CreateTempSubdirectory("rolecatalog-bench-");
        try
        {
            var file = Path.Combine(folder.FullName, "catalog.db");
            using (var empty = Serve(folder, file, issuer))
            {
                // The first start makes the tables.
                await empty.Address;
            }

            Fill(file, postings);
            using var service = Serve(folder, file, issuer);
            return await Read(service, await service.Address, issuer, postings);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ServiceProcess Serve(DirectoryInfo folder, string file, Issuer issuer) =>
        new(folder.FullName, [$"--Store:ConnectionString=Data Source={file}", .. issuer.Settings]);

    private static async Task<double> Read(ServiceProcess service, Uri address, Issuer issuer, int postings)
    {
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", issuer.Token());
        using var answer = await client.GetAsync(
            new Uri("/v1/snapshot", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead
        );
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        using var lines = new StreamReader(body);
        var (most, count) = (service.Memory, 0);
        while (await lines.ReadLineAsync() is not null)
        {
            if (++count % 100 == 0)
            {
                most = Math.Max(most, service.Memory);
            }
        }

        return count == postings + 2
            ? most
            : throw new InvalidOperationException($"The snapshot has {count} lines of {postings + 2}.");
    }

    // As long as a posting with a few texts in two languages.
    private const string Changes = """
        WITH RECURSIVE numbers (number) AS (
            SELECT 1
            UNION ALL
            SELECT number + 1
            FROM numbers
            WHERE number < @postings
        )
        INSERT INTO changes (position, id, type, is_public, entity_kind, entity_id, entity_version, time, changed_fields, state)
        SELECT
            position + number,
            printf('%08x-0000-7000-8000-000000000001', number),
            'job-posting.published',
            1,
            'job-postings',
            printf('%08x-0000-7000-8000-000000000000', number),
            1,
            last_time,
            '["/status"]',
            json_object('status', 'published', 'description', hex(randomblob(2000)))
        FROM numbers
        CROSS JOIN change_log
        """;

    private static void Fill(string file, int postings)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var fill = connection.CreateCommand();
        fill.CommandText = Changes;
        fill.Parameters.AddWithValue("@postings", postings);
        fill.ExecuteNonQuery();
        fill.CommandText = "UPDATE change_log SET position = (SELECT MAX(position) FROM changes)";
        fill.ExecuteNonQuery();
        // What the relay still has to deliver would be measured too.
        fill.CommandText = """
            UPDATE relay_cursors SET position = (SELECT MAX(position) FROM changes);
            INSERT INTO relay_cursors (name, position)
            SELECT 'relay', (SELECT MAX(position) FROM changes)
            WHERE NOT EXISTS (SELECT 1 FROM relay_cursors)
            """;
        fill.ExecuteNonQuery();
        transaction.Commit();
    }
}
