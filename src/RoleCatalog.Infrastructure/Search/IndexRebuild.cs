using Microsoft.Extensions.Logging;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>A build behind the index that serves meanwhile; one at a time.</summary>
internal sealed class IndexRebuild(IndexBuild builds, SearchIndex search, ILogger logger) : IAsyncDisposable
{
    private readonly CancellationTokenSource end = new();
    private Task<LiveIndex>? building;

    /// <summary>Begins one, where none is under way.</summary>
    public void Begin() => building ??= Task.Run(() => builds.Build(search.Tell, end.Token), end.Token);

    /// <summary>What has been built since it was asked last, which is the caller's then; null when there is nothing yet, or it has failed.</summary>
    public async Task<LiveIndex?> TakeBuilt()
    {
        if (building is not { IsCompleted: true } built)
        {
            return null;
        }

        building = null;
        try
        {
            return await built;
        }
        catch (Exception error)
        {
            Failed(error);
            return null;
        }
    }

    /// <summary>It serves no purpose: the one before serves on.</summary>
    public void Failed(Exception error)
    {
        logger.LogWarning(error, "The search index could not be built anew; the one before serves on");
        search.Failed(error);
    }

    /// <summary>Ends the build that is under way, and leaves nothing of it.</summary>
    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        if (building is { } left)
        {
            await Task.WhenAny(left);
            building = Task.FromCanceled<LiveIndex>(end.Token);
            if (left.IsCompletedSuccessfully)
            {
                (await left).Abandon();
            }
        }

        end.Dispose();
    }
}
