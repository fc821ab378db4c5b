using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Domain;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.JobPostings;

/// <summary>
/// Publishes scheduled postings and lets live ones expire, in the order of their instants. What is due stands in the
/// store, so nothing is lost while the process is down; each step is a command of its own, which looks again. Those of one
/// instant are taken together, so that they share commits.
/// </summary>
internal sealed class JobPostingClock(
    IServiceScopeFactory scopes,
    TimeProvider time,
    JobPostingClockOptions options,
    ILogger<JobPostingClock> logger
) : BackgroundService, ICommitSignal
{
    private const int MostAtOnce = 32;

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
        var allDone = true;
        var last = new DueRow();
        while (await After(last, cancellationToken) is [var next, ..] due)
        {
            var wait = Columns.Time(next.DueAt) - time.Now();
            if (wait > TimeSpan.Zero)
            {
                // Not too long, for the clock of the system may be set.
                return !allDone ? options.RetryDelay
                    : wait < options.LongestWait ? wait
                    : options.LongestWait;
            }

            allDone &= (await Task.WhenAll(due.Select(row => Take(row.Id)))).All(done => done);
            last = due[^1];
        }

        return allDone ? options.LongestWait : options.RetryDelay;
    }

    /// <summary>Whether the step was taken; the others do not wait for one that fails.</summary>
    private async Task<bool> Take(string id)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
            await mediator.Send(new TakeDueStep(id), CancellationToken.None);
            return true;
        }
        catch (DomainException faster) when (faster.Fault == Fault.Stale)
        {
            // Another replica's clock, or a client, changed the posting at the same time: what is due is looked up again.
            return true;
        }
        catch (Exception error)
        {
            logger.LogError(error, "The due step of the posting {Posting} failed", id);
            return false;
        }
    }

    private const string SelectNext = """
        SELECT id, due_at
        FROM job_postings
        WHERE due_at >= @DueAt
          AND (due_at > @DueAt OR id > @Id)
        ORDER BY due_at, id
        """;

    /// <summary>Those that are due next after one that was seen to, all at the same instant.</summary>
    private async Task<IReadOnlyList<DueRow>> After(DueRow last, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        var rows = await scope
            .ServiceProvider.GetRequiredService<IUnitOfWork>()
            .Read(
                () =>
                    session.Query<DueRow>(
                        $"{SelectNext}\n{session.Dialect.Page}",
                        new
                        {
                            last.DueAt,
                            last.Id,
                            limit = MostAtOnce,
                        }
                    ),
                cancellationToken
            );
        return [.. rows.TakeWhile(row => row.DueAt == rows[0].DueAt)];
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
