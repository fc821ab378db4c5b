using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.Security;

/// <summary>
/// No question of a reader without a scope is answered otherwise after drafts, internal postings and profiles have changed:
/// of the public routes every parameter is tried, as the OpenAPI document has them.
/// </summary>
internal sealed class AskingInPublic : CatalogClient
{
    private const string List = "/v1/job-postings";
    private const string One = "/v1/job-postings/{id}";
    private const string Matches = "/v1/matches";
    private const string Suggested = "/v1/suggestions";

    // Each with what is hidden and with what is public. A new parameter fails until it is here.
    private static readonly Dictionary<(string Route, string Parameter), string[]> Questions = new()
    {
        [(List, "status")] = ["draft", "scheduled", "published", "suspended", "closed"],
        [(List, "visibility")] = ["public", "internal"],
        [(List, "profile")] = ["backend-developer", "hidden-role"],
        [(List, "organization")] = ["Nusantara Digital", "Hidden Company"],
        [(List, "drifted")] = ["true", "false"],
        [(List, "externalId")] = ["ats:REQ-2041", "secret:M-and-A", "secret:inside"],
        [(List, "workplace")] = ["hybrid", "remote", "on-site"],
        [(List, "country")] = ["ID", "FR"],
        [(List, "q")] = ["backend", "hidden", "-hidden", "engineer"],
        [(List, "skill")] = ["postgresql", "unknown"],
        [(List, "skillMatch")] = ["all"],
        [(List, "family")] = ["hidden-family"],
        [(List, "seniority")] = ["senior"],
        [(List, "region")] = ["Jawa Barat"],
        [(List, "locality")] = ["Bandung"],
        [(List, "contractType")] = ["permanent", "freelance"],
        [(List, "schedule")] = ["full-time", "shift"],
        [(List, "salaryMin")] = ["1"],
        [(List, "currency")] = ["IDR", "EUR"],
        [(List, "unit")] = ["month"],
        [(List, "language")] = ["en", "id"],
        [(List, "postedAfter")] = ["2020-01-01T00:00:00Z"],
        [(List, "validOn")] = ["2026-11-22", "2999-01-01"],
        [(List, "sort")] = ["newest", "relevance", "closing-soonest"],
        [(List, "facets")] =
        [
            "skill,organization,workplace,country,region,locality,contractType,schedule,language,status,visibility",
            "profile",
            "family,seniority",
        ],
        [(List, "view")] = ["summary", "full"],
        [(List, "minPosition")] = ["1", "1000"],
        [(List, "limit")] = ["1", "100"],
        [(List, "cursor")] = ["rubbish"],
        [(List, "lang")] = ["en", "id", "fr"],
        [(List, "fields")] = ["title,visibility", "id"],
        [(One, "fields")] = ["title,visibility", "id"],
        [(One, "lang")] = ["en", "id", "fr"],
        [(One, "expand")] = ["current"],
        [(Suggested, "q")] = ["b", "h", "hidden", "p", "fr", "jak", "post", "t"],
        [(Suggested, "kind")] = ["skill", "title", "place"],
        [(Suggested, "limit")] = ["1", "50"],
        [(Suggested, "lang")] = ["en", "id", "*"],
    };

    private readonly Dictionary<string, string> before = [];
    private string id = "";

    [OneTimeSetUp]
    public async Task AskBeforeAndAfter()
    {
        Catalog = await RunningCatalog.Start(settings: "--Security:PublicReading=true");
        await WithProfile();
        id = (await Posting())["id"].Text();
        foreach (var question in Addresses())
        {
            before[question] = await Answer(token: null, question);
        }

        await ChangeTheDraft();
        await Posting(Hidden("inside") + (posting => posting["visibility"] = "internal"));
        await PostingDraft(Hidden("draft"));
        await PublishAnotherRevision();
        await Skill(skill =>
        {
            (skill["key"], skill["labels"]) = ("hidden-skill", new JsonObject { ["en"] = "Hidden skill" });
            (skill["aliases"], skill["externalIds"]) = (null, null);
        });
    }

    [OneTimeTearDown]
    public Task StopCatalog() => Stop();

    [Test]
    public async Task Tries_every_parameter()
    {
        var document = await Catalog.Get("/openapi/v1.json").Json(HttpStatusCode.OK);
        var documented = new[] { (List, "get"), (One, "get"), (Suggested, "get"), (Matches, "post") }.SelectMany(
            route =>
                document["paths"]![route.Item1]![route.Item2]!["parameters"]!
                    .AsArray()
                    .Where(parameter => parameter!["in"].Text() == "query")
                    .Select(parameter => (route.Item1, parameter!["name"].Text()))
        );

        All.Select(each => (each.Route, each.Parameter)).Should().BeEquivalentTo(documented);
    }

    [Test]
    public async Task Tells_nothing_of_what_is_hidden()
    {
        foreach (var question in Addresses())
        {
            (await Answer(token: null, question)).Should().Be(before[question], question);
        }
    }

    [Test]
    public async Task Tells_it_to_a_reader_with_the_scope()
    {
        var reader = (await TokenIssuer.Shared).TokenOf("reader", "catalog.read");

        string[] told = ["?drifted=true", "?visibility=internal", "?externalId=secret:M-and-A", "?status=draft"];
        foreach (var question in told)
        {
            var page = JsonNode.Parse(await Answer(reader, List + question));
            page!["total"].Number().Should().BePositive(question);
        }

        var skills = JsonNode.Parse(await Answer(reader, $"{Suggested}?q=hidden"))!;
        skills.Items().Select(item => item["value"].Text()).Should().Equal("hidden-skill");
    }

    [Test]
    public async Task Finds_by_the_names_of_what_is_published()
    {
        var page = JsonNode.Parse(await Answer(token: null, $"{List}?externalId=ats:REQ-2041"))!;

        page.Items().Select(item => item["id"].Text()).Should().Equal(id);
    }

    [Test]
    public async Task Names_the_scope_that_a_question_needs()
    {
        var token = (await TokenIssuer.Shared).TokenOf("writer", "catalog.write");

        await Catalog.GetAs(token: null, $"{List}?drifted=true").Problem(HttpStatusCode.Unauthorized);
        var problem = await Catalog.GetAs(token, $"{List}?drifted=true").Problem(HttpStatusCode.Forbidden);

        problem["detail"].Text().Should().Contain("catalog.read");
    }

    // Matches take what the list takes, but no order.
    private static IEnumerable<(string Route, string Parameter, string[] Values)> All =>
        Questions
            .Select(each => (each.Key.Route, each.Key.Parameter, each.Value))
            .Concat(
                Questions
                    .Where(each => each.Key.Route == List && each.Key.Parameter != "sort")
                    .Select(each => (Matches, each.Key.Parameter, each.Value))
            );

    private IEnumerable<string> Addresses() =>
        All.SelectMany(each =>
            each.Values.Select(value =>
                $"{each.Route.Replace("{id}", id, StringComparison.Ordinal)}?{each.Parameter}={Uri.EscapeDataString(value)}{Needed(each.Route, each.Parameter)}"
            )
        );

    private static string Needed(string route, string parameter) =>
        route == Suggested && parameter != "q" ? "&q=h" : "";

    private async Task<string> Answer(string? token, string question)
    {
        using var answer = question.StartsWith(Matches, StringComparison.Ordinal)
            ? await Catalog.PostAs(token, question, JsonNode.Parse("""{ "skills": [{ "skill": "postgresql" }] }""")!)
            : await Catalog.GetAs(token, question);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.Without("traceId").ToJsonString();
    }

    private async Task ChangeTheDraft()
    {
        using var read = await Catalog.Get($"{List}/{id}/draft");
        var draft = (await read.Json()).With(Hidden("M-and-A"));
        await Catalog.Put($"{List}/{id}/draft", draft, read.Header("ETag")).Json(HttpStatusCode.OK);
    }

    private async Task PublishAnotherRevision()
    {
        const string Profile = "/v1/skill-profiles/backend-developer";
        using var read = await Catalog.Get($"{Profile}/draft");
        var draft = (await read.Json()).With(profile => profile["title"]!["en"] = "Backend engineer");
        using var changed = await Catalog.Put($"{Profile}/draft", draft, read.Header("ETag"));
        await Catalog.Post($"{Profile}/publish", ifMatch: changed.Header("ETag")).Json(HttpStatusCode.OK);
    }

    private static Action<JsonNode> Hidden(string name) =>
        posting =>
        {
            posting["externalIds"] = new JsonArray(new JsonObject { ["scheme"] = "secret", ["value"] = name });
            posting["organization"]!["name"] = "Hidden Company";
            posting["locations"] = JsonNode.Parse("""[{ "country": "FR", "locality": "Paris" }]""");
            posting["title"] = new JsonObject { ["en"] = "Hidden title", ["fr"] = "Titre" };
        };
}
