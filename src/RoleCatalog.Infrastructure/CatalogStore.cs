using Microsoft.Extensions.DependencyInjection;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Persistence;
using RoleCatalog.Infrastructure.Skills;

namespace RoleCatalog.Infrastructure;

/// <summary>The store as its host sees it.</summary>
public interface ICatalogStore
{
    /// <summary>Takes the store and makes it ready; refuses a schema that is not this program's, unless it may migrate.</summary>
    Task Start(CancellationToken cancellationToken);

    /// <summary>Brings the schema up to date, and creates the database where there is none.</summary>
    Task Migrate(CancellationToken cancellationToken);

    /// <summary>Tells other processes that want the store where it is served.</summary>
    void ServedAt(string url);

    /// <summary>
    /// Whether a set is to be filled in: the catalogue is empty, or an earlier filling with it did not come to its end.
    /// </summary>
    Task<bool> BeginFilling(string set, CancellationToken cancellationToken);

    /// <summary>The set is complete.</summary>
    Task EndFilling(string set, CancellationToken cancellationToken);

    /// <summary>The position of the last change; fails when the store cannot be read.</summary>
    Task<long> LastPosition(CancellationToken cancellationToken);
}

internal sealed class CatalogStore(IDatabase database, StoreOptions options, IServiceScopeFactory scopes)
    : ICatalogStore
{
    public Task Start(CancellationToken cancellationToken) => Start(options.MigrateAtStart, cancellationToken);

    public Task Migrate(CancellationToken cancellationToken) => Start(mayMigrate: true, cancellationToken);

    public void ServedAt(string url) => database.ServedAt(url);

    public async Task<bool> BeginFilling(string set, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var fillings = scope.ServiceProvider.GetRequiredService<Fillings>();
        return await scope
            .ServiceProvider.GetRequiredService<IUnitOfWork>()
            .Write(() => fillings.Begin(set), cancellationToken);
    }

    public async Task EndFilling(string set, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var fillings = scope.ServiceProvider.GetRequiredService<Fillings>();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().Write(() => fillings.End(set), cancellationToken);
    }

    private async Task Start(bool mayMigrate, CancellationToken cancellationToken)
    {
        await database.Start(mayMigrate, cancellationToken);
        bool more;
        do
        {
            more = await NoteNamesBefore(cancellationToken);
        } while (more);
    }

    private async Task<bool> NoteNamesBefore(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var names = scope.ServiceProvider.GetRequiredService<NamesBefore>();
        return await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().Write(names.NoteSome, cancellationToken);
    }

    public async Task<long> LastPosition(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var log = scope.ServiceProvider.GetRequiredService<ChangeReader>();
        return await scope
            .ServiceProvider.GetRequiredService<IUnitOfWork>()
            .Read(async () => (await log.End()).Position, cancellationToken);
    }
}
