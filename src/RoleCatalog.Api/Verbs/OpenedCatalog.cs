using MediatR;
using RoleCatalog.Api.Store;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Verbs;

/// <summary>The catalogue as a verb reaches it: one process owns the store, so where a service runs on it the verb goes through the service.</summary>
internal sealed class OpenedCatalog : IAsyncDisposable
{
    private readonly WebApplication app;

    private OpenedCatalog(WebApplication app, Uri? service)
    {
        this.app = app;
        if (service is not null)
        {
            Service = new HttpClient
            {
                BaseAddress = service,
                DefaultRequestHeaders = { Authorization = ServiceToken.Header() },
            };
        }
    }

    /// <summary>The running service; null where there is none, and the store is opened.</summary>
    public HttpClient? Service { get; }

    public static async Task<OpenedCatalog> Open(string[] args, CancellationToken cancellationToken)
    {
        var builder = CatalogHost.CreateBuilder(args);
        // Standard output is the answer of the verb.
        builder.Logging.ClearProviders();
        builder.AddCatalogWithoutApi();
        var app = builder.Build();
        try
        {
            await app.Services.GetRequiredService<StorePreparation>().Prepare(cancellationToken);
            return new OpenedCatalog(app, service: null);
        }
        catch (DatabaseInUseException inUse) when (inUse.Url is not null)
        {
            return new OpenedCatalog(app, new Uri(inUse.Url));
        }
    }

    /// <summary>Asks the store that is opened.</summary>
    public async Task<T> Send<T>(IRequest<T> request, CancellationToken cancellationToken)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }

    /// <summary>Builds the search index of the store that is opened.</summary>
    public Task Build(Action<double> tell, CancellationToken cancellationToken) =>
        app.Services.GetRequiredService<ISearchIndexBuild>().Run(tell, cancellationToken);

    public ValueTask DisposeAsync()
    {
        Service?.Dispose();
        return app.DisposeAsync();
    }
}
