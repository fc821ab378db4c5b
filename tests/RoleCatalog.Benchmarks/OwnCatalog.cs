using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Benchmarks;

/// <summary>The application on a database of its own, which is gone afterwards unless it was given its file.</summary>
internal sealed class OwnCatalog : IAsyncDisposable
{
    private const int Callers = 16;

    private readonly DirectoryInfo? folder;
    private readonly IHost host;

    private OwnCatalog(DirectoryInfo? folder, string file, TimeProvider clock)
    {
        this.folder = folder;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddCatalog(new StoreOptions { ConnectionString = $"Data Source={file}" });
        builder.Services.AddSingleton(clock);
        host = builder.Build();
    }

    public static Task<OwnCatalog> Start()
    {
        var folder = Directory.CreateTempSubdirectory("rolecatalog-bench-");
        var file = Path.Combine(folder.FullName, "catalog.db");
        return Start(new OwnCatalog(folder, file, TimeProvider.System));
    }

    /// <summary>On a file that stays, at a time of its own.</summary>
    public static Task<OwnCatalog> At(string file, TimeProvider clock) =>
        Start(new OwnCatalog(folder: null, file, clock));

    public async Task<T> Send<T>(IRequest<T> request)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>Reads with one of the application's services.</summary>
    public async Task<T> Read<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = host.Services.CreateAsyncScope();
        var service = scope.ServiceProvider.GetRequiredService<TService>();
        return await scope
            .ServiceProvider.GetRequiredService<IUnitOfWork>()
            .Read(() => work(service), CancellationToken.None);
    }

    /// <summary>Does the work so many times, by many callers.</summary>
    public static Task Repeat(int times, Func<int, Task> work) =>
        Parallel.ForAsync(
            0,
            times,
            new ParallelOptions { MaxDegreeOfParallelism = Callers },
            async (number, _) => await work(number)
        );

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)host).DisposeAsync();
        folder?.Delete(recursive: true);
    }

    private static async Task<OwnCatalog> Start(OwnCatalog catalog)
    {
        await catalog.host.Services.GetRequiredService<ICatalogStore>().Start(CancellationToken.None);
        return catalog;
    }
}
