using Microsoft.Extensions.DependencyInjection;
using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.Infrastructure.Changes;

/// <summary>Reads of the log by those who go on beyond one request, each in a transaction of its own.</summary>
internal sealed class LogStore(IServiceScopeFactory scopes)
{
    public Task<LogEnd> End(CancellationToken cancellationToken) => Read(log => log.End(), cancellationToken);

    public async Task<T> Read<T>(Func<ChangeReader, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var log = scope.ServiceProvider.GetRequiredService<ChangeReader>();
        var store = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        return await store.Read(() => work(log), cancellationToken);
    }
}
