namespace RoleCatalog.Benchmarks;

/// <summary>One way to do the work that is compared.</summary>
internal interface IContender : IAsyncDisposable
{
    string Name { get; }

    /// <summary>How many call at the same time, each its next command when the last is answered.</summary>
    int Callers { get; }

    Task Start();

    Task Run(int caller);

    /// <summary>Waits until nothing of a round is left that would run beside the next contender.</summary>
    Task Settle();
}
