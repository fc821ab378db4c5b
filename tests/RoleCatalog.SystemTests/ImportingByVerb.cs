using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests;

public sealed class ImportingByVerb : SystemTest
{
    private static readonly Uri Draft = new("/v1/skill-profiles/tester/draft", UriKind.Relative);

    [Test]
    public async Task Makes_a_draft_of_each_document_of_a_folder()
    {
        Write("roles/tester.md", Document("Tester"));
        Write("roles/more/writer.txt", Document("Writer"));
        Write("roles/notes.pdf", "not a document that is read");

        var outcome = await Run("import", "roles");

        outcome.ExitCode.Should().Be(0, outcome.All);
        outcome.Output.Should().ContainAll("tester.md", "writer.txt", "2 imported as drafts, 0 refused.");
        ProfileKeys().Should().BeEquivalentTo("tester", "writer");
    }

    [Test]
    public async Task Keeps_nothing_of_a_dry_run()
    {
        Write("tester.md", Document("Tester"));

        var outcome = await Run("import", "tester.md", "--dry-run");

        outcome.ExitCode.Should().Be(0, outcome.All);
        outcome.Output.Should().Contain("tester").And.Contain("1 read, nothing kept");
        ProfileKeys().Should().BeEmpty();
    }

    [Test]
    public async Task Prints_one_object_a_document_for_programs()
    {
        Write("tester.md", Document("Tester"));
        Write("writer.md", Document("Writer"));

        var outcome = await Run("import", "tester.md", "writer.md", "--json");

        outcome.ExitCode.Should().Be(0, outcome.All);
        var lines = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Select(KeyOfDraft).Should().Equal("tester", "writer");
    }

    [Test]
    public async Task Keeps_nothing_of_a_dry_run_through_a_service()
    {
        Write("tester.md", Document("Tester"));
        await Serve();

        var outcome = await RunWithToken("import", "tester.md", "--dry-run");

        outcome.ExitCode.Should().Be(0, outcome.All);
        outcome.Output.Should().Contain("1 read, nothing kept");
    }

    [Test]
    public async Task Says_that_a_service_wants_a_token()
    {
        Write("tester.md", Document("Tester"));
        await Serve();

        var outcome = await Run("import", "tester.md");

        outcome.ExitCode.Should().Be(1);
        outcome.All.Should().Contain("ROLECATALOG_TOKEN").And.Contain("catalog.write");
    }

    [Test]
    public async Task Goes_on_after_a_document_that_cannot_be_read()
    {
        Write("roles/a.md", Document("Tester"));
        Write("roles/b.md", new string('x', 6 * 1024 * 1024));
        File.CreateSymbolicLink(Path.Combine(Folder, "roles/c.md"), Path.Combine(Folder, "nowhere.md"));
        Write("roles/d.md", Document("Writer"));

        var outcome = await Run("import", "roles");

        outcome.ExitCode.Should().Be(1, outcome.All);
        outcome.Output.Should().Contain("2 imported as drafts, 2 refused.");
        ProfileKeys().Should().BeEquivalentTo("tester", "writer");
    }

    [Test]
    public async Task Goes_through_the_service_that_has_the_database()
    {
        Write("tester.md", Document("Tester"));
        var service = await Serve();

        var outcome = await RunWithToken("import", "tester.md");

        outcome.ExitCode.Should().Be(0, outcome.All);
        (await service.Client.GetStringAsync(Draft)).Should().Contain("Find what does not work");
    }

    [Test]
    public async Task Says_what_was_refused_and_imports_the_rest()
    {
        Write("again.md", Document("Tester"));
        Write("tester.md", Document("Tester"));
        Write("writer.md", Document("Writer"));

        var outcome = await Run("import", "again.md", "tester.md", "writer.md");

        outcome.ExitCode.Should().Be(1, outcome.All);
        outcome
            .Output.Should()
            .MatchRegex("refused +tester.md: .*'tester'")
            .And.Contain("2 imported as drafts, 1 refused.");
        ProfileKeys().Should().BeEquivalentTo("tester", "writer");
    }

    [Test]
    public async Task Says_in_one_line_that_a_file_is_missing()
    {
        var outcome = await Run("import", "nowhere.md");

        outcome.ExitCode.Should().Be(1);
        outcome.Output.Should().BeEmpty();
        outcome.Errors.Trim().Should().Contain("nowhere.md").And.NotContain("\n");
        File.Exists(Database).Should().BeFalse();
    }

    private static string Document(string title) =>
        $"""
            # {title}

            ## Responsibilities

            - Find what does not work
            - Say it kindly

            ## Requirements

            - At least 2 years of experience
            """;

    private void Write(string file, string content)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    private IReadOnlyList<string> ProfileKeys()
    {
        using var file = new CatalogFile(Database);
        return file.Texts("SELECT key FROM skill_profiles");
    }

    private static string? KeyOfDraft(string line)
    {
        using var outcome = JsonDocument.Parse(line);
        return outcome.RootElement.GetProperty("imported").GetProperty("draft").GetProperty("key").GetString();
    }
}
