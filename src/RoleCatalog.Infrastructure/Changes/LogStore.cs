using Microsoft.Extensions.DependencyInjection;
using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.Infrastructure.Changes;

/// <summary>Reads of the log by those who go on beyond one request, each in a transaction of its own.</summary>
internal sealed class LogStore(IServiceScopeFactory scopes)
{
    public Task<LogEnd> End(CancellationToken cancellationToken) => Read(log => log.End(), cancellationToken);

    public Task<T> Read<T>(Func<ChangeReader, Task<T>> work, CancellationToken cancellationToken) =>
        Read<ChangeReader, T>(work, cancellationToken);

    /// <param name="work">What is done with a reader of a kind.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<T> Read<TReader, T>(Func<TReader, Task<T>> work, CancellationToken cancellationToken)
        where TReader : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        var reader = scope.ServiceProvider.GetRequiredService<TReader>();
        var store = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        return await store.Read(() => work(reader), cancellationToken);
    }
}
