using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests;

/// <summary>What is left of a service that ends in the middle of its work.</summary>
public sealed class KillingTheService : SystemTest
{
    private const int Creations = 500;
    private const int Clients = 8;

    [TestCase(20)]
    [TestCase(200)]
    [TestCase(450)]
    public async Task Keeps_every_creation_that_was_answered_201(int answers)
    {
        var killed = await Serve();
        var written = await CreateUntilKilled(killed, answers);
        await killed.Process.Ended();
        written.Should().HaveCountGreaterThanOrEqualTo(answers).And.HaveCountLessThan(Creations);

        var service = await Serve();
        foreach (var (location, content) in written)
        {
            (await Read(service, location)).Should().Be(content);
        }

        var announced = await AnnouncedSkills(service);
        announced.Should().OnlyHaveUniqueItems().And.Contain(written.Keys.Where(location => !IsDraft(location)));
        (await service.Stop()).Should().Be(0);

        using var file = new CatalogFile(Database);
        RequireSoundFile(file);
        RequireLogWithoutGaps(file);
        RequireWholeCreations(file, written.Keys);
        var kept = file.Number("SELECT (SELECT COUNT(*) FROM skills) + (SELECT COUNT(*) FROM job_postings)");
        kept.Should()
            .BeInRange(written.Count, written.Count + Clients, "a client has one creation under way at a time");
        await TestContext.Out.WriteLineAsync($"{written.Count} answered, {kept} kept.");
    }

    /// <summary>Creates skills and drafts of postings, and kills the service at an answer. Returns what was answered 201.</summary>
    private static async Task<ConcurrentDictionary<string, string>> CreateUntilKilled(
        CatalogService service,
        int answers
    )
    {
        var written = new ConcurrentDictionary<string, string>();
        var begun = 0;

        async Task Client()
        {
            while (Interlocked.Increment(ref begun) is var number && number <= Creations)
            {
                try
                {
                    using var answer = await Create(service, number);
                    answer.StatusCode.Should().Be(HttpStatusCode.Created);
                    written[answer.Headers.Location!.OriginalString] = Name(number);
                }
                catch (HttpRequestException)
                {
                    return;
                }

                if (written.Count >= answers && !service.Process.HasExited)
                {
                    service.Kill();
                }
            }
        }

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Client()));
        return written;
    }

    // The answer counts from its first bytes on, whether or not the rest arrives.
    private static async Task<HttpResponseMessage> Create(CatalogService service, int number)
    {
        var (path, body) = number % 2 == 0 ? ("/v1/skills", Skill(number)) : ("/v1/job-postings", Posting(number));
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new StringContent(body, mediaType: new("application/json"));
        return await service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static string Name(int number) => $"Creation {number}";

    private static string Skill(int number) =>
        $$"""
            {
              "key": "skill-{{number}}",
              "kind": "technology",
              "sourceLanguage": "en",
              "labels": { "en": "{{Name(number)}}" },
              "aliases": { "en": ["C{{number}}"] },
              "externalIds": [{ "scheme": "test", "value": "{{number}}" }]
            }
            """;

    private static string Posting(int number) =>
        $$"""
            {
              "sourceLanguage": "en",
              "title": { "en": "{{Name(number)}}" },
              "responsibilityGroups": [{ "responsibilities": [{ "text": { "en": "Keep what was promised." } }] }],
              "locations": [{ "country": "ID", "locality": "Bandung" }],
              "salaryRanges": [{ "currency": "IDR", "unit": "month", "minimum": 15000000 }],
              "workingLanguages": ["id", "en"],
              "externalIds": [{ "scheme": "test", "value": "{{number}}" }]
            }
            """;

    private static bool IsDraft(string location) => location.EndsWith("/draft", StringComparison.Ordinal);

    // A draft always has all of them.
    private static string AllLanguages(string location) => IsDraft(location) ? location : $"{location}?lang=*";

    private static async Task<string?> Read(CatalogService service, string location)
    {
        using var body = JsonDocument.Parse(
            await service.Client.GetStringAsync(new Uri(AllLanguages(location), UriKind.Relative))
        );
        var member = IsDraft(location) ? "title" : "labels";
        return body.RootElement.GetProperty(member).GetProperty("en").GetString();
    }

    private static async Task<IReadOnlyList<string>> AnnouncedSkills(CatalogService service)
    {
        var skills = new List<string>();
        var next = "/v1/changes?limit=100";
        while (true)
        {
            using var page = JsonDocument.Parse(await service.Client.GetStringAsync(new Uri(next, UriKind.Relative)));
            skills.AddRange(
                page.RootElement.GetProperty("items")
                    .EnumerateArray()
                    .Where(item => item.GetProperty("type").GetString() == "rolecatalog.skill.defined.v1")
                    .Select(item => $"/v1/{item.GetProperty("subject").GetString()}")
            );
            if (!page.RootElement.GetProperty("more").GetBoolean())
            {
                return skills;
            }

            var cursor = page.RootElement.GetProperty("nextCursor").GetString()!;
            next = $"/v1/changes?limit=100&after={Uri.EscapeDataString(cursor)}";
        }
    }

    private static void RequireSoundFile(CatalogFile file)
    {
        file.Texts("PRAGMA integrity_check").Should().Equal("ok");
        file.Rows("PRAGMA foreign_key_check").Should().BeEmpty();
    }

    private static void RequireLogWithoutGaps(CatalogFile file)
    {
        var counter = file.Number("SELECT position FROM change_log");
        file.Number("SELECT COUNT(*) FROM changes").Should().Be(counter);
        file.Number("SELECT MIN(position) FROM changes").Should().Be(1);
        file.Number("SELECT MAX(position) FROM changes").Should().Be(counter);
        file.Number("SELECT MAX(position) FROM relay_cursors").Should().BeLessThanOrEqualTo(counter);
    }

    // Each creation has all the rows that its body asks for, and its one change.
    private const string SkillsThatAreNotWhole = """
        SELECT id
        FROM skills
        WHERE version <> 1
           OR (SELECT COUNT(*) FROM skill_names WHERE skill_id = skills.id) <> 2
           OR (SELECT COUNT(*) FROM external_ids WHERE entity_kind = 'skills' AND entity_id = skills.id) <> 1
           OR (SELECT COUNT(*) FROM changes WHERE entity_kind = 'skills' AND entity_id = skills.id) <> 1
        """;

    private const string PostingsThatAreNotWhole = """
        SELECT job_postings.id
        FROM job_postings
        JOIN offers ON offers.id = job_postings.draft_offer_id
        WHERE version <> 1
           OR (SELECT COUNT(*) FROM responsibilities WHERE role_id = offers.role_id) <> 1
           OR (SELECT COUNT(*) FROM offer_locations WHERE offer_id = offers.id) <> 1
           OR (SELECT COUNT(*) FROM offer_salary_ranges WHERE offer_id = offers.id) <> 1
           OR (SELECT COUNT(*) FROM offer_languages WHERE offer_id = offers.id) <> 2
           OR (SELECT COUNT(*) FROM external_ids WHERE entity_kind = 'job-postings' AND entity_id = job_postings.id) <> 1
           OR (SELECT COUNT(*) FROM changes WHERE entity_kind = 'job-postings' AND entity_id = job_postings.id) <> 1
        """;

    private const string RowsOfNobody = """
        SELECT entity_id FROM changes WHERE entity_kind = 'skills' AND entity_id NOT IN (SELECT id FROM skills)
        UNION ALL
        SELECT entity_id FROM changes WHERE entity_kind = 'job-postings' AND entity_id NOT IN (SELECT id FROM job_postings)
        UNION ALL
        SELECT entity_id FROM external_ids
        WHERE entity_id NOT IN (SELECT id FROM skills UNION ALL SELECT id FROM job_postings)
        UNION ALL
        SELECT id FROM role_descriptions WHERE id NOT IN (SELECT role_id FROM offers)
        UNION ALL
        SELECT id FROM offers WHERE id NOT IN (SELECT draft_offer_id FROM job_postings)
        """;

    private static void RequireWholeCreations(CatalogFile file, IEnumerable<string> locations)
    {
        file.Texts(SkillsThatAreNotWhole).Should().BeEmpty();
        file.Texts(PostingsThatAreNotWhole).Should().BeEmpty();
        file.Texts(RowsOfNobody).Should().BeEmpty();
        file.Texts("SELECT '/v1/skills/' || id FROM skills")
            .Concat(file.Texts("SELECT '/v1/job-postings/' || id || '/draft' FROM job_postings"))
            .Should()
            .Contain(locations);
    }
}
