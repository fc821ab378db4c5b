using System.Diagnostics;

namespace RoleCatalog.SystemTests.Broker;

/// <summary>Waits for what happens elsewhere and tells nobody.</summary>
internal static class Eventually
{
    public static Task IsSo(Func<bool> isSo, TimeSpan patience, Func<string> otherwise) =>
        IsSo(() => Task.FromResult(isSo()), patience, otherwise);

    public static async Task IsSo(Func<Task<bool>> isSo, TimeSpan patience, Func<string> otherwise)
    {
        var began = Stopwatch.GetTimestamp();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await isSo())
        {
            if (Stopwatch.GetElapsedTime(began) > patience)
            {
                throw new TimeoutException($"After {patience} {otherwise()}.");
            }

            await tick.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
