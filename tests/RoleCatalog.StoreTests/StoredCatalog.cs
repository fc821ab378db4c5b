using FluentAssertions;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RoleCatalog.Application;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.ProficiencyScales;
using RoleCatalog.Infrastructure;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Changes.Relaying;
using RoleCatalog.Infrastructure.JobPostings;
using RoleCatalog.Infrastructure.Persistence;
using RoleCatalog.Infrastructure.Search;
using RoleCatalog.StoreTests.Persistence.Races;

namespace RoleCatalog.StoreTests;

/// <summary>The application on a database of its own, which is gone after the test. The relay and the clock run only when they are asked to.</summary>
internal sealed class StoredCatalog : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rolecatalog-contract-");
    private readonly Store _store;
    private readonly StoreOptions _options;
    private ServiceProvider _services = null!;

    private StoredCatalog(Store store)
    {
        (_store, _options) = (store, store.NewDatabase(_folder));
        Search = new SearchOptions { File = Path.Combine(_folder.FullName, "search.db") };
    }

    public TestClock Clock { get; } = new();

    /// <summary>How the next start searches.</summary>
    public SearchOptions Search { get; set; }

    public static async Task<StoredCatalog> Start(Store store)
    {
        var catalog = new StoredCatalog(store);
        try
        {
            await catalog.Open(_ => { });
            return catalog;
        }
        catch
        {
            await catalog.DisposeAsync();
            throw;
        }
    }

    /// <summary>Closes the store and opens it again, as a restart of the process does.</summary>
    public async Task Restart(Action<IServiceCollection>? configure = null)
    {
        await _services.DisposeAsync();
        await Open(configure ?? (_ => { }));
    }

    /// <summary>Starts what the host would start beside the store.</summary>
    public async Task StartHosted()
    {
        foreach (var hosted in _services.GetServices<IHostedService>())
        {
            await hosted.StartAsync(CancellationToken.None);
        }
    }

    /// <summary>Starts what follows the log for searches.</summary>
    public async Task StartSearch()
    {
        await _services.GetServices<IHostedService>().OfType<IndexFeed>().Single().StartAsync(CancellationToken.None);
        await SearchIsUpToDate();
    }

    public async Task SearchIsUpToDate()
    {
        var position = await One<long>("SELECT position FROM change_log");
        (await Searched.Reaches(position, TimeSpan.FromSeconds(30), CancellationToken.None))
            .Should()
            .BeTrue("the index is there by then");
    }

    public SearchIndex Searched => _services.GetRequiredService<SearchIndex>();

    public async Task StopHosted()
    {
        foreach (var hosted in _services.GetServices<IHostedService>().Reverse())
        {
            await hosted.StopAsync(CancellationToken.None);
        }
    }

    public Task<T> Send<T>(IRequest<T> request) => Send(request, Caller.Service);

    public Task<T> Send<T>(IRequest<T> request, Caller caller) =>
        InScope(scope =>
        {
            scope.GetRequiredService<CurrentCaller>().Is(caller);
            return scope.GetRequiredService<IMediator>().Send(request);
        });

    /// <summary>Runs the work with the services of one unit.</summary>
    public async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Runs the work in a transaction, with the services of one unit.</summary>
    public Task<T> Write<T>(Func<IServiceProvider, Task<T>> work) =>
        InScope(scope => scope.GetRequiredService<IUnitOfWork>().Write(() => work(scope), CancellationToken.None));

    public Task<T> Read<T>(Func<IServiceProvider, Task<T>> work) =>
        InScope(scope => scope.GetRequiredService<IUnitOfWork>().Read(() => work(scope), CancellationToken.None));

    public Task<IReadOnlyList<T>> Rows<T>(string sql, object? parameters = null) =>
        Read(scope => scope.GetRequiredService<DbSession>().Query<T>(PortableSql.Checked(sql), parameters));

    public Task<int> Execute(string sql, object? parameters = null) =>
        Write(scope => scope.GetRequiredService<DbSession>().Execute(PortableSql.Checked(sql), parameters));

    public async Task<T> One<T>(string sql, object? parameters = null) => (await Rows<T>(sql, parameters))[0];

    /// <summary>Each row of the statement as text, to compare what may not change.</summary>
    public async Task<IReadOnlyList<string>> Text(string sql, object? parameters = null) =>
        [
            .. (await Rows<dynamic>(sql, parameters)).Select(row =>
                string.Join('|', ((IDictionary<string, object?>)row).Select(column => $"{column.Key}={column.Value}"))
            ),
        ];

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        await _store.Drop(_options);
        _folder.Delete(recursive: true);
    }

    private async Task Open(Action<IServiceCollection> configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddCatalog(_options, search: Search);
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        // So long a poll would fail every test that is not woken by a commit.
        services.Replace(
            ServiceDescriptor.Singleton(
                new RelayOptions
                {
                    ShortestPoll = TimeSpan.FromHours(1),
                    LongestPoll = TimeSpan.FromHours(1),
                    ShortestRetry = TimeSpan.FromMilliseconds(20),
                }
            )
        );
        services.Replace(
            ServiceDescriptor.Singleton(
                new JobPostingClockOptions { LongestWait = TimeSpan.FromHours(1), Pause = TimeSpan.Zero }
            )
        );
        configure(services);
        _services = services.BuildServiceProvider();
        await _services.GetRequiredService<ICatalogStore>().Start(CancellationToken.None);
        await Send(new DefineBuiltInScales());
    }
}

/// <summary>The time of the system, moved at will.</summary>
internal sealed class TestClock : TimeProvider
{
    public TimeSpan Offset { get; set; }

    public override DateTimeOffset GetUtcNow()
    {
        Pause.At(Place.AtTheClock);
        return System.GetUtcNow() + Offset;
    }
}
