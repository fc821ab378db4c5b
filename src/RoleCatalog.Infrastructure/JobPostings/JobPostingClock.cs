using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.JobPostings;

/// <summary>
/// Publishes scheduled postings and lets live ones expire, in the order of their instants. What is due stands in the
/// store, so nothing is lost while the process is down; each step is a command of its own, which looks again.
/// </summary>
internal sealed class JobPostingClock(
    IServiceScopeFactory scopes,
    TimeProvider time,
    JobPostingClockOptions options,
    ILogger<JobPostingClock> logger
) : BackgroundService, ICommitSignal
{
    private readonly CommitSignal commits = new();

    public void Committed(long position) => commits.Committed(position);

    public override void Dispose()
    {
        commits.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = options.RetryDelay;
            try
            {
                wait = await TakeDueSteps(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(error, "What is due waits; it is tried again in {Delay}", options.RetryDelay);
            }

            // Many commits in a row wake it once.
            await Task.Delay(options.Pause, stoppingToken);
            await commits.Wait(wait, stoppingToken);
        }
    }

    /// <summary>Takes every step whose instant has come; returns how long to wait for the next.</summary>
    private async Task<TimeSpan> TakeDueSteps(CancellationToken cancellationToken)
    {
        var failed = new List<string>();
        while (await Next(failed, cancellationToken) is { } next)
        {
            var wait = Columns.Time(next.DueAt) - time.Now();
            if (wait > TimeSpan.Zero)
            {
                // Not too long, for the clock of the system may be set.
                return failed.Count > 0 ? options.RetryDelay
                    : wait < options.LongestWait ? wait
                    : options.LongestWait;
            }

            try
            {
                await Take(next.Id);
            }
            catch (Exception error)
            {
                // The others do not wait for it.
                failed.Add(next.Id);
                logger.LogError(error, "The due step of the posting {Posting} failed", next.Id);
            }
        }

        return failed.Count > 0 ? options.RetryDelay : options.LongestWait;
    }

    private async Task Take(string id)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new TakeDueStep(id), CancellationToken.None);
    }

    private const string SelectNext = """
        SELECT id, due_at
        FROM job_postings
        WHERE due_at IS NOT NULL
          AND id NOT IN @failed
        ORDER BY due_at, id
        """;

    private async Task<DueRow?> Next(List<string> failed, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        var rows = await scope
            .ServiceProvider.GetRequiredService<IUnitOfWork>()
            .Read(
                () => session.Query<DueRow>($"{SelectNext}\n{session.Dialect.Page}", new { failed, limit = 1 }),
                cancellationToken
            );
        return rows is [var next] ? next : null;
    }

    private sealed record DueRow
    {
        public string Id { get; init; } = "";

        public long DueAt { get; init; }
    }
}

/// <summary>How the clock of postings paces itself.</summary>
internal sealed record JobPostingClockOptions
{
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(3);

    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);
}
