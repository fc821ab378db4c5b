using System.Diagnostics;
using System.Globalization;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Infrastructure;
using RoleCatalog.Infrastructure.Persistence;
using RoleCatalog.Infrastructure.Persistence.Sqlite;

namespace RoleCatalog.StoreTests.Persistence;

public sealed class OwningTheFile
{
    [Test]
    public async Task Is_refused_while_another_does_and_says_who()
    {
        await using var store = await TemporaryStore.Started();
        store.Database.ServedAt("http://127.0.0.1:8080");
        await using var second = store.Another(TemporaryStore.Words);

        var refusal = await second
            .Awaiting(database => database.Start(mayMigrate: true, CancellationToken.None))
            .Should()
            .ThrowAsync<DatabaseInUseException>();

        refusal.Which.File.Should().Be(store.File);
        refusal.Which.ProcessId.Should().Be(Environment.ProcessId);
        refusal.Which.Url.Should().Be("http://127.0.0.1:8080");
        refusal.Which.Message.Should().Contain(store.File).And.Contain("8080");
    }

    [Test]
    public async Task Passes_on_when_the_owner_closes()
    {
        await using var store = await TemporaryStore.Started();
        await store.Database.DisposeAsync();
        await using var second = store.Another(TemporaryStore.Words);

        await second
            .Awaiting(database => database.Start(mayMigrate: true, CancellationToken.None))
            .Should()
            .NotThrowAsync();
    }

    [Test]
    public async Task Does_not_mind_what_a_killed_owner_has_left()
    {
        await using var store = await TemporaryStore.Started();
        await store.Database.DisposeAsync();
        await File.WriteAllTextAsync(store.File + ".owner", "pid 1\nurl http://gone\n");
        await File.WriteAllTextAsync(store.File + ".lock", "");

        await store.Restart();

        (await File.ReadAllTextAsync(store.File + ".owner"))
            .Should()
            .Contain(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
    }

    [Test]
    [Platform("Linux")]
    public async Task Is_refused_to_another_process_too()
    {
        await using var store = await TemporaryStore.Started();

        using var other = Process.Start("flock", ["--nonblock", store.File + ".lock", "true"]);
        await other.WaitForExitAsync();

        other.ExitCode.Should().Be(1);
    }

    [Test]
    [Platform("Linux")]
    public async Task Is_refused_while_another_process_does()
    {
        await using var store = await TemporaryStore.Started();
        await store.Database.DisposeAsync();
        var flock = new ProcessStartInfo("flock", [store.File + ".lock", "sh", "-c", "echo held; read line"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        using var other = Process.Start(flock)!;
        await other.StandardOutput.ReadLineAsync();
        await using var second = store.Another(TemporaryStore.Words);

        await second
            .Awaiting(database => database.Start(mayMigrate: true, CancellationToken.None))
            .Should()
            .ThrowAsync<DatabaseInUseException>()
            .WithMessage("*another process*");

        other.StandardInput.Close();
        await other.WaitForExitAsync();
    }

    [TestCase("Data Source=:memory:")]
    [TestCase("Data Source=file::memory:?cache=shared")]
    [TestCase("Data Source=shared;Mode=Memory;Cache=Shared")]
    [TestCase("")]
    public void Is_refused_where_there_is_no_file(string connectionString) =>
        new SqliteOptions(connectionString)
            .Invoking(options => options.File)
            .Should()
            .Throw<SettingException>()
            .WithMessage("*Data Source=*");

    [Test]
    public void Finds_a_relative_path_from_the_current_folder() =>
        new SqliteOptions("Data Source=data/catalog.db")
            .File.Should()
            .Be(Path.Combine(Environment.CurrentDirectory, "data", "catalog.db"));
}
