using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests;

/// <summary>What the benchmarks write past the product is what its commands would have written.</summary>
public sealed partial class ServingAGeneratedStore : SystemTest
{
    private const int Postings = 600;

    [Test]
    public async Task Shows_all_of_it_and_goes_on_from_there()
    {
        await Generate();
        long live;
        string posting;
        using (var file = new CatalogFile(Database))
        {
            file.Rows("PRAGMA foreign_key_check").Should().BeEmpty();
            file.Rows("PRAGMA integrity_check").Single()[0].Should().Be("ok");
            file.Number("SELECT position - (SELECT COUNT(*) FROM changes) FROM change_log").Should().Be(0);
            posting = file.Texts(
                "SELECT id FROM job_postings WHERE status = 'published' AND live_profile_id IS NOT NULL ORDER BY id"
            )[0];
            live = file.Number(
                "SELECT COUNT(*) FROM job_postings JOIN skill_profiles ON skill_profiles.id = live_profile_id WHERE live_revision < content_revision AND job_postings.status = 'published'"
            );
        }

        var service = await Serve();
        var before = await Get(service, $"/v1/job-postings/{posting}?lang=*");
        var closed = await Post(service, $"/v1/job-postings/{posting}/close", """{ "reason": "filled" }""", version: 2);
        var history = await Get(service, $"/v1/job-postings/{posting}/history");
        var drifted = await Get(service, "/v1/job-postings?drifted=true&status=published");
        var snapshot = await service.Client.GetStringAsync(new Uri("/v1/snapshot", UriKind.Relative));

        before["status"]!.GetValue<string>().Should().Be("published");
        closed["status"]!.GetValue<string>().Should().Be("closed");
        Types(history).Should().Equal("job-posting.closed", "job-posting.published", "job-posting.created");
        live.Should().BePositive();
        drifted["total"]!.GetValue<long>().Should().BeInRange(live - 1, live);
        snapshot
            .Split('\n')
            .Count(line => line.Contains("\"job-postings/", StringComparison.Ordinal))
            .Should()
            .Be(Postings);
    }

    [TestCase("offers.profile_id IS NOT NULL AND offers.title IS NULL")]
    [TestCase("offers.profile_id IS NOT NULL AND offers.title IS NOT NULL")]
    [TestCase("offers.profile_id IS NULL")]
    public async Task Has_the_rows_that_commands_write(string kind)
    {
        await Generate();
        string made;
        JsonObject draft;
        using (var file = new CatalogFile(Database))
        {
            var row = file.Rows(
                $"SELECT job_postings.id, draft_state FROM job_postings JOIN offers ON offers.id = draft_offer_id WHERE status = 'published' AND draft_state LIKE '%\"externalIds\":[]%' AND {kind} ORDER BY job_postings.id"
            )[0];
            (made, draft) = ((string)row[0], JsonNode.Parse((string)row[1])!.AsObject());
        }

        draft.Remove("id");
        var service = await Serve();
        var created = await Post(service, "/v1/job-postings", draft.ToJsonString(), version: null);
        var commanded = created["id"]!.GetValue<string>();
        await Post(service, $"/v1/job-postings/{commanded}/publish", null, version: 1);
        (await service.Stop()).Should().Be(0);

        using var store = new CatalogFile(Database);
        RowsOf(store, made).Should().Equal(RowsOf(store, commanded));
    }

    private async Task Generate()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Database)!);
        var outcome = await RunProcess(
            CatalogProgram.Benchmark(
                Folder,
                "generate",
                "--postings",
                Postings.ToString(CultureInfo.InvariantCulture),
                "--store",
                Database,
                "--seed",
                "7"
            )
        );
        outcome.ExitCode.Should().Be(0, outcome.All);
    }

    /// <summary>All rows of a posting, without ids, times and who made them.</summary>
    private static List<string> RowsOf(CatalogFile file, string id)
    {
        const string offer = "(SELECT draft_offer_id FROM job_postings WHERE id = @id)";
        const string role = $"(SELECT role_id FROM offers WHERE id = {offer})";
        string[] queries =
        [
            "SELECT 'posting', * FROM job_postings WHERE id = @id",
            "SELECT 'edition', * FROM job_posting_editions WHERE posting_id = @id",
            "SELECT 'change', type, is_public, entity_kind, entity_id, entity_version, status_before, changed_fields, state FROM changes WHERE entity_id = @id",
            "SELECT 'use', * FROM skill_uses WHERE entity_id = @id",
            $"SELECT 'offer', * FROM offers WHERE id = {offer}",
            .. "offer_locations,offer_applicant_countries,offer_salary_ranges,offer_languages,offer_placeholder_values,offer_external_ids"
                .Split(',')
                .Select(table => $"SELECT '{table}', * FROM {table} WHERE offer_id = {offer}"),
            $"SELECT 'role', * FROM role_descriptions WHERE id = {role}",
            .. "responsibility_groups,responsibilities,requirement_groups,requirements,placeholders"
                .Split(',')
                .Select(table => $"SELECT '{table}', * FROM {table} WHERE role_id = {role}"),
            $"SELECT 'requirement_skills', * FROM requirement_skills WHERE role_id = {role}",
        ];
        return
        [
            .. queries
                .SelectMany(query => file.Rows(query.Replace("@id", $"'{id}'", StringComparison.Ordinal)))
                .Select(row => Masked(string.Join(" | ", row)))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Masked(string row) => Time().Replace(Id().Replace(row, "ID"), "TIME");

    private static IEnumerable<string> Types(JsonNode page) =>
        page["items"]!.AsArray().Select(change => change!["type"]!.GetValue<string>());

    private static async Task<JsonNode> Get(CatalogService service, string path) =>
        JsonNode.Parse(await service.Client.GetStringAsync(new Uri(path, UriKind.Relative)))!;

    private static async Task<JsonNode> Post(CatalogService service, string path, string? body, int? version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = body is null ? null : new StringContent(body, mediaType: new("application/json"));
        if (version is { } expected)
        {
            request.Headers.TryAddWithoutValidation(
                "If-Match",
                string.Create(CultureInfo.InvariantCulture, $"\"{expected}\"")
            );
        }

        using var answer = await service.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().BeOneOf([HttpStatusCode.OK, HttpStatusCode.Created], text);
        return JsonNode.Parse(text)!;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.None, 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@"20\d\d-\d\d-\d\dT[0-9:.]+Z|\b1[78]\d{11}\b", RegexOptions.None, 1000)]
    private static partial Regex Time();
}
