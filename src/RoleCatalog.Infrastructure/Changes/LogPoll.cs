using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RoleCatalog.Infrastructure.Changes.Relaying;

namespace RoleCatalog.Infrastructure.Changes;

/// <summary>
/// Looks while anybody waits, once for all of them, whether the log has grown by the commits of others, or by one whose outcome was unknown
/// here: longer and longer apart while it does not.
/// </summary>
internal sealed class LogPoll(
    LogTail tail,
    LogStore store,
    RelayOptions pace,
    TimeProvider clock,
    ILogger<LogPoll> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (pause, last, fails) = (pace.ShortestPoll, 0L, false);
        while (!stoppingToken.IsCancellationRequested)
        {
            await tail.Somebody.WaitAsync(stoppingToken);
            try
            {
                var end = (await store.End(stoppingToken)).Position;
                pause = end > last ? pace.ShortestPoll : Longer(pause);
                (last, fails) = (end, false);
                tail.Committed(end);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                if (!fails)
                {
                    logger.LogWarning(error, "The end of the log could not be read; it is looked at again in a while");
                }

                (pause, fails) = (pace.LongestPoll, true);
            }

            await Task.Delay(pause, clock, stoppingToken);
        }
    }

    private TimeSpan Longer(TimeSpan pause) => TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, pace.LongestPoll.Ticks));
}
