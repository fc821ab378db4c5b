using System.Diagnostics;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RoleCatalog.Application.Skills;
using RoleCatalog.Benchmarks.Writing;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Benchmarks.Eventing;

/// <summary>A catalogue with so many public changes, each of another entity, and the application on it with its relay.</summary>
internal sealed class EventLog : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rolecatalog-bench-");
    private readonly Uri broker;
    private SqliteConnection past = null!;

    private EventLog(Uri broker) => this.broker = broker;

    public string Folder => folder.FullName;

    public string ConnectionString => $"Data Source={Path.Combine(folder.FullName, "catalog.db")}";

    /// <summary>The position of the last change.</summary>
    public long End { get; private set; }

    public static async Task<EventLog> With(int changes, Uri broker)
    {
        var log = new EventLog(broker);
        await using (var sample = log.Application())
        {
            await sample.Services.GetRequiredService<ICatalogStore>().Start(CancellationToken.None);
            await using var scope = sample.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new DefineSkill(SampleSkill.New()));
        }

        log.past = new SqliteConnection($"{log.ConnectionString};Pooling=False");
        log.past.Open();
        log.Repeat(changes);
        return log;
    }

    /// <summary>The application, with its relay, once it is started as a host is.</summary>
    public Running Application(Action<IServiceCollection>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddCatalog(
            new StoreOptions { ConnectionString = ConnectionString },
            new BrokerOptions { Transport = BrokerOptions.RabbitMq, Uri = broker.OriginalString }
        );
        configure?.Invoke(builder.Services);
        return new Running(builder.Build());
    }

    /// <summary>Lets the relay deliver the whole log, and tells when it had passed each tenth of it.</summary>
    public async Task<IReadOnlyList<TimeSpan>> Deliver(Action? look = null)
    {
        Execute("UPDATE relay_cursors SET position = 0");
        await using var application = Application();
        await application.Start();
        var tenths = new List<TimeSpan>();
        var began = 0L;
        using var deadline = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (tenths.Count < 10)
        {
            await tick.WaitForNextTickAsync(deadline.Token);
            look?.Invoke();
            var position = Number("SELECT COALESCE(MAX(position), 0) FROM relay_cursors");
            // It begins with what is delivered first: not with the opening of files and connections.
            began = began == 0 && position > 0 ? Stopwatch.GetTimestamp() : began;
            while (tenths.Count < 10 && position >= End * (tenths.Count + 1) / 10)
            {
                tenths.Add(Stopwatch.GetElapsedTime(began));
            }
        }

        return tenths;
    }

    /// <summary>The body of one event of it, as the feed has it.</summary>
    public long StateLength => Number("SELECT MAX(LENGTH(state)) FROM changes");

    public async ValueTask DisposeAsync()
    {
        await past.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private void Repeat(int changes)
    {
        using var transaction = past.BeginTransaction();
        using var copy = past.CreateCommand();
        copy.CommandText = """
            INSERT INTO changes (position, id, type, is_public, entity_kind, entity_id, entity_version, time, changed_fields,
                state)
            SELECT @position, @id, type, is_public, entity_kind, @entity, entity_version, time, changed_fields, state
            FROM changes
            WHERE position = 1
            """;
        var (position, id, entity) = (Parameter("@position"), Parameter("@id"), Parameter("@entity"));
        for (End = 1; End < changes; )
        {
            position.Value = ++End;
            id.Value = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("D");
            entity.Value = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("D");
            copy.ExecuteNonQuery();
        }

        Execute($"UPDATE change_log SET position = {End}");
        transaction.Commit();

        SqliteParameter Parameter(string name) => copy.Parameters.Add(name, SqliteType.Text);
    }

    private void Execute(string sql)
    {
        using var command = past.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private long Number(string sql)
    {
        using var command = past.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    internal sealed class Running(IHost host) : IAsyncDisposable
    {
        private bool isStarted;

        public IServiceProvider Services => host.Services;

        public async Task Start()
        {
            await Services.GetRequiredService<ICatalogStore>().Start(CancellationToken.None);
            await host.StartAsync();
            isStarted = true;
        }

        public async ValueTask DisposeAsync()
        {
            if (isStarted)
            {
                await host.StopAsync();
            }

            await ((IAsyncDisposable)host).DisposeAsync();
        }
    }
}
