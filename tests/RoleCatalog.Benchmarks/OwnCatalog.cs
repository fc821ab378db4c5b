using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Benchmarks;

/// <summary>The application on a database of its own, which is gone afterwards.</summary>
internal sealed class OwnCatalog : IAsyncDisposable
{
    private const int Callers = 16;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rolecatalog-bench-");
    private readonly IHost host;

    private OwnCatalog()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var file = Path.Combine(folder.FullName, "catalog.db");
        builder.Services.AddCatalog(new StoreOptions { ConnectionString = $"Data Source={file}" });
        host = builder.Build();
    }

    public static async Task<OwnCatalog> Start()
    {
        var catalog = new OwnCatalog();
        await catalog.host.Services.GetRequiredService<ICatalogStore>().Start(CancellationToken.None);
        return catalog;
    }

    public async Task<T> Send<T>(IRequest<T> request)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
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
        folder.Delete(recursive: true);
    }
}
