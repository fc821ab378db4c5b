using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.SkillProfiles;

internal sealed class ImportingTranslations : CatalogTest
{
    private const string Path = "/v1/skill-profiles/head-chef";

    private const string English = """
        # Head Chef

        You run the kitchen of a hotel by the sea.

        ## Responsibilities

        - Train up to 12 new kitchen staff a year.
        - Report the cost of ingredients in Excel.
        - Collaborate with the {{team name}} team.

        ## Requirements

        - At least 5 years of experience in a kitchen.
        - Effective communication.
        """;

    private const string Indonesian = """
        # Kepala Koki

        Anda memimpin dapur sebuah hotel di tepi laut.

        ## Tanggung Jawab

        - Melatih hingga 12 staf dapur baru per tahun.
        - Berkolaborasi dengan tim {{nama tim}}.

        ## Kualifikasi

        - Pengalaman minimal 5 tahun di dapur.
        - Komunikasi yang efektif.
        - Lulusan 2020 dengan sertifikat HACCP dan 3 surat rekomendasi dari majikan terdahulu di bidang perhotelan.

        ## Gaji

        - Rp 9.000.000 per bulan
        """;

    [SetUp]
    public Task Prepare() => Import("/v1/skill-profiles/import?key=head-chef", English).Json(HttpStatusCode.Created);

    [Test]
    public async Task Gives_every_text_its_translation_by_order_and_likeness()
    {
        using var imported = await Import($"{Path}/draft/languages/id/import", Indonesian, "\"1\"");
        var answer = await imported.Json();

        imported.StatusCode.Should().Be(HttpStatusCode.OK, answer.ToJsonString());
        imported.Header("ETag").Should().NotBe("\"1\"");
        Translations(answer)
            .Should()
            .Contain("Head Chef", "Kepala Koki")
            .And.Contain("Train up to 12 new kitchen staff a year.", "Melatih hingga 12 staf dapur baru per tahun.")
            .And.Contain("Effective communication.", "Komunikasi yang efektif.")
            .And.Contain("Collaborate with the {{team-name}} team.", "Berkolaborasi dengan tim {{team-name}}.");
        var duty = Aligned(answer, "Train up to 12 new kitchen staff a year.");
        (duty["line"].Number(), duty["field"].Text()).Should().Be((7, "text"));
        duty["confidence"]!.GetValue<double>().Should().BeInRange(0.5, 1);
        var draft = await Catalog.Get($"{Path}/draft").Json(HttpStatusCode.OK);
        draft["title"]!["id"].Text().Should().Be("Kepala Koki");
        draft["placeholders"]![0]!["prompt"]!["id"].Text().Should().Be("nama tim");
    }

    [Test]
    public async Task Tells_what_was_not_used_and_what_is_missing()
    {
        var answer = await Import($"{Path}/draft/languages/id/import", Indonesian, "\"1\"").Json(HttpStatusCode.OK);

        answer["missing"]!
            .AsArray()
            .Select(text => text!["source"].Text())
            .Should()
            .Equal("Report the cost of ingredients in Excel.");
        var unused = answer["unused"]!.AsArray();
        var extra = unused.Single(text => text!["line"].Number() == 14)!;
        (extra["section"].Text(), extra["reason"].Text()).Should().Be(("requirements", "no-partner"));
        unused.Select(text => text!["reason"].Text()).Should().Contain("compensation");
        var progress = answer["progress"]!;
        progress["complete"]!.GetValue<bool>().Should().BeFalse();
        (progress["total"].Number() - progress["translated"].Number()).Should().Be(1);
        var reported = (await Catalog.Get($"{Path}/draft/languages").Json(HttpStatusCode.OK))["languages"]![1]!;
        reported.ToJsonString().Should().Be(progress.ToJsonString());
    }

    [Test]
    public async Task Changes_nothing_in_a_dry_run()
    {
        var before = await Catalog.Get($"{Path}/draft").Json(HttpStatusCode.OK);

        var preview = await Import($"{Path}/draft/languages/id/import?dryRun=true", Indonesian, "\"1\"")
            .Json(HttpStatusCode.OK);

        preview["dryRun"]!.GetValue<bool>().Should().BeTrue();
        (await Catalog.Get($"{Path}/draft").Json(HttpStatusCode.OK)).ToJsonString().Should().Be(before.ToJsonString());
        var kept = await Import($"{Path}/draft/languages/id/import", Indonesian, "\"1\"").Json(HttpStatusCode.OK);
        kept["dryRun"] = true;
        kept.ToJsonString().Should().Be(preview.ToJsonString());
    }

    [Test]
    public async Task Says_what_it_replaces_and_keeps_what_the_document_does_not_translate()
    {
        using var form = await Catalog.Get($"{Path}/draft/languages/id");
        var texts = await form.Json();
        texts["title"] = "Juru Masak Utama";
        var report = (
            await Import($"{Path}/draft/languages/id/import?dryRun=true", Indonesian, "\"1\"").Json(HttpStatusCode.OK)
        )["missing"]![0]!
            ["item"]
            .Text();
        texts["responsibilities"]![report] = "Melaporkan biaya bahan.";
        using var written = await Catalog.Put($"{Path}/draft/languages/id", texts, form.Header("ETag"));

        var answer = await Import($"{Path}/draft/languages/id/import", Indonesian, written.Header("ETag"))
            .Json(HttpStatusCode.OK);

        Aligned(answer, "Head Chef")["replaced"].Text().Should().Be("Juru Masak Utama");
        answer["kept"]!.AsArray().Single()!["translation"].Text().Should().Be("Melaporkan biaya bahan.");
        answer["missing"]!.AsArray().Should().BeEmpty();
        answer["progress"]!["complete"]!.GetValue<bool>().Should().BeTrue();
    }

    [Test]
    public async Task Leaves_a_kept_translation_behind_its_source_if_it_was()
    {
        using var first = await Import($"{Path}/draft/languages/id/import", Indonesian, "\"1\"");
        var draft = await Catalog.Get($"{Path}/draft").Json(HttpStatusCode.OK);
        using var changed = await Catalog.Put(
            $"{Path}/draft",
            draft.With(profile => profile["title"]!["en"] = "Executive chef"),
            first.Header("ETag")
        );
        var others = Indonesian.Replace("# Kepala Koki\n", "", StringComparison.Ordinal);

        var answer = await Import($"{Path}/draft/languages/id/import", others, changed.Header("ETag"))
            .Json(HttpStatusCode.OK);

        answer["kept"]!.AsArray().Select(text => text!["field"].Text()).Should().Contain("title");
        answer["progress"]!["stale"]!.AsArray().Select(pointer => pointer.Text()).Should().Equal("/title/id");
    }

    [TestCase("head-chef/draft/languages/en", HttpStatusCode.Conflict, "language-is-source")]
    [TestCase("head-chef/draft/languages/x", HttpStatusCode.NotFound, "language-tag-invalid")]
    [TestCase("nobody/draft/languages/id", HttpStatusCode.NotFound, "skill-profile-not-found")]
    [TestCase("head-chef/draft/languages/fr", HttpStatusCode.UnprocessableEntity, "unsupported-language")]
    public async Task Refuses_what_it_cannot_translate(string draft, HttpStatusCode status, string code)
    {
        var problem = await Import($"/v1/skill-profiles/{draft}/import", Indonesian, "\"1\"").Problem(status);

        problem.ToJsonString().Should().Contain(code);
        if (code.StartsWith("language-", StringComparison.Ordinal))
        {
            problem.Errors().Should().Equal($"path:tag {code}");
        }
    }

    [Test]
    public async Task Needs_the_version_of_the_draft_also_in_a_dry_run()
    {
        const string path = $"{Path}/draft/languages/id/import";
        await Import(path, Indonesian).Problem(HttpStatusCode.PreconditionRequired);
        await Import(path, Indonesian, "\"7\"").Problem(HttpStatusCode.PreconditionFailed);
        await Import($"{path}?dryRun=true", Indonesian).Problem(HttpStatusCode.PreconditionRequired);
        await Import($"{path}?dryRun=true", Indonesian, "\"7\"").Problem(HttpStatusCode.PreconditionFailed);
    }

    [Test]
    public async Task Writes_nothing_when_nothing_is_a_translation()
    {
        const string document = "## Gaji\n\n- Rp 9.000.000 per bulan\n";
        var rows = await Catalog.Rows();

        using var imported = await Import($"{Path}/draft/languages/id/import", document, "\"1\"");

        (await imported.Json())["aligned"]!.AsArray().Should().BeEmpty();
        imported.Header("ETag").Should().Be("\"1\"");
        (await Catalog.Rows()).Should().Equal(rows);
    }

    [Test]
    public async Task Writes_nothing_the_second_time()
    {
        using var first = await Import($"{Path}/draft/languages/id/import", Indonesian, "\"1\"");
        var rows = await Catalog.Rows();

        using var again = await Import($"{Path}/draft/languages/id/import", Indonesian, first.Header("ETag"));

        again.Header("ETag").Should().Be(first.Header("ETag"));
        (await Catalog.Rows()).Should().Equal(rows);
    }

    [Test]
    public async Task Takes_the_documents_that_an_import_takes()
    {
        const string path = $"{Path}/draft/languages/id/import?dryRun=true";
        await Import(path, "{}", "\"1\"", "application/json").Problem(HttpStatusCode.UnsupportedMediaType);

        var answer = await Import(path, "<h1>Kepala Koki</h1>", "\"1\"", "text/html").Json(HttpStatusCode.OK);

        Translations(answer).Should().Equal(new Dictionary<string, string> { ["Head Chef"] = "Kepala Koki" });
    }

    private Task<HttpResponseMessage> Import(
        string path,
        string document,
        string? ifMatch = null,
        string mediaType = "text/markdown"
    ) =>
        Catalog.Send(
            HttpMethod.Post,
            path,
            new StringContent(document, Encoding.UTF8, mediaType),
            ifMatch is null ? [] : [("If-Match", ifMatch)]
        );

    private static Dictionary<string, string> Translations(JsonNode answer) =>
        answer["aligned"]!
            .AsArray()
            .DistinctBy(text => text!["source"].Text())
            .ToDictionary(text => text!["source"].Text(), text => text!["translation"].Text());

    private static JsonNode Aligned(JsonNode answer, string source) =>
        answer["aligned"]!.AsArray().Single(text => text!["source"].Text() == source)!;
}
