using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests;

public sealed class StartingTheService : SystemTest
{
    private static readonly Uri Skills = new("/v1/skills", UriKind.Relative);

    [Test]
    public async Task Creates_the_folder_and_the_database()
    {
        await Serve();

        File.Exists(Database).Should().BeTrue();
    }

    [Test]
    public async Task Puts_the_database_where_the_setting_says()
    {
        await Serve("--Store:ConnectionString=Data Source=else/where/catalogue.db");

        File.Exists(Path.Combine(Folder, "else/where/catalogue.db")).Should().BeTrue();
        File.Exists(Database).Should().BeFalse();
    }

    [Test]
    public async Task Serves_at_the_address_that_it_is_given()
    {
        var url = $"http://127.0.0.1:{FreePort()}";

        var service = await Serve("--urls", url);

        service.Client.BaseAddress.Should().Be(new Uri(url));
    }

    [Test]
    public async Task Keeps_its_data_when_started_again()
    {
        var first = await Serve();
        var location = await DefineSkill(first, "rust");
        (await first.Stop()).Should().Be(0);

        var second = await Serve();

        using var answer = await second.Client.GetAsync(location);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task Begins_with_skills_only()
    {
        var service = await ServeAsItComes();

        (await Total(service, "skills")).Should().BeGreaterThan(100);
        (await Total(service, "skill-profiles")).Should().Be(0);
    }

    [Test]
    public async Task Begins_with_the_demo_in_development()
    {
        var service = await ServeAsItComes("--environment", "Development");

        (await Total(service, "skills")).Should().BeGreaterThan(100);
        (await Total(service, "skill-profiles")).Should().BeGreaterThan(10);
        (await Total(service, "job-postings")).Should().BeGreaterThan(10);
    }

    [Test]
    public async Task Fills_only_a_catalogue_that_is_empty()
    {
        var empty = await Serve();
        await DefineSkill(empty, "rust");
        await empty.Stop();

        var service = await ServeAsItComes("--Fill:Demo=true");

        (await Total(service, "skills")).Should().Be(1);
        (await Total(service, "job-postings")).Should().Be(0);
    }

    [TestCase(20)]
    [TestCase(300)]
    [TestCase(390)]
    [TestCase(450)]
    public async Task Completes_a_filling_that_was_killed(int changes)
    {
        using (
            var killed = new RunningProcess(
                CatalogProgram.StartInfo(Folder, "--urls", "http://127.0.0.1:0", "--Fill:Demo=true")
            )
        )
        {
            await ChangesCome(changes);
            killed.Kill();
            await killed.Ended();
        }

        var service = await ServeAsItComes("--Fill:Demo=true");

        (await Total(service, "skills")).Should().BeGreaterThan(300);
        (await Total(service, "skill-profiles")).Should().Be(15);
        (await Total(service, "job-postings")).Should().Be(44);
        await service.Stop();
        using var file = new CatalogFile(Database);
        file.Number("SELECT COUNT(*) FROM job_postings").Should().Be(44);
        file.Number("SELECT COUNT(*) FROM fillings WHERE is_complete = 1").Should().Be(2);
    }

    [Test]
    public async Task Stops_cleanly_when_asked_to()
    {
        var service = await Serve();
        await DefineSkill(service, "rust");

        var exitCode = await service.Stop();

        exitCode.Should().Be(0);
        File.Exists(Database + "-wal").Should().BeFalse("the log is moved into the database");
        File.Exists(Database + ".owner").Should().BeFalse("nobody has the file any more");
    }

    [Test]
    public async Task Leaves_a_file_to_the_process_that_has_it()
    {
        var owner = await Serve();

        var second = await Run("--urls", "http://127.0.0.1:0");

        RequireOneClearLine(
            second,
            Database,
            $"process {owner.Process.Id}",
            $"{owner.Client.BaseAddress}".TrimEnd('/')
        );
        using var answer = await owner.Client.GetAsync(Skills);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task Takes_a_file_whose_owner_was_killed()
    {
        var killed = await Serve();
        killed.Kill();
        await killed.Process.Ended();

        var service = await Serve();

        using var answer = await service.Client.GetAsync(Skills);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [TestCase("Store:Provider=Oracle", "Store:Provider", "Oracle")]
    [TestCase("Store:ConnectionString=Data Source=:memory:", ":memory:", "Data Source=path/to/rolecatalog.db")]
    [TestCase("Store:ConnectionString=Data Source=taken/rolecatalog.db", "taken")]
    [TestCase("Store:ConnectionString=Data Source=/proc/rolecatalog/rolecatalog.db", "/proc/rolecatalog")]
    [TestCase("Store:ConnectionString=Data Source=taken", "taken")]
    [TestCase("Publishing:RequiredLanguages:0=indonesian language", "Publishing:RequiredLanguages", "BCP 47")]
    [TestCase("Store:ConnectionString=Nonsense", "Nonsense")]
    public async Task Says_in_one_line_what_is_wrong_with_a_setting(string setting, params string[] facts)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "taken"), "A file of another kind, and no folder.");

        var outcome = await Run("--urls", "http://127.0.0.1:0", $"--{setting}");

        RequireOneClearLine(outcome, facts);
    }

    [Test]
    public async Task Says_in_one_line_that_its_address_is_taken()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var outcome = await Run("--urls", $"http://{other.LocalEndpoint}");

        RequireOneClearLine(outcome, $"{other.LocalEndpoint}");
    }

    private static void RequireOneClearLine(Outcome outcome, params string[] facts)
    {
        outcome.ExitCode.Should().Be(1);
        outcome.All.Should().NotContain("   at ").And.NotContain("Unhandled exception");
        outcome.Errors.Trim().Should().NotContain("\n").And.ContainAll(facts);
    }

    private static async Task<int> Total(CatalogService service, string resource)
    {
        var list = await service.Client.GetStringAsync(new Uri($"/v1/{resource}?limit=1", UriKind.Relative));
        using var page = JsonDocument.Parse(list);
        return page.RootElement.GetProperty("total").GetInt32();
    }

    private static async Task<Uri> DefineSkill(CatalogService service, string key)
    {
        using var body = new StringContent(
            $$"""{ "key": "{{key}}", "kind": "technology", "sourceLanguage": "en", "labels": { "en": "{{key}}" } }""",
            mediaType: new("application/json")
        );
        using var answer = await service.Client.PostAsync(Skills, body);
        answer.StatusCode.Should().Be(HttpStatusCode.Created);
        return answer.Headers.Location!;
    }

    private async Task ChangesCome(int count)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (await tick.WaitForNextTickAsync(deadline.Token))
        {
            if (File.Exists(Database + "-wal") && Changes() >= count)
            {
                return;
            }
        }
    }

    private long Changes()
    {
        try
        {
            using var file = new CatalogFile(Database);
            return file.Number("SELECT COUNT(*) FROM changes");
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // The tables are being made.
            return 0;
        }
    }
}
