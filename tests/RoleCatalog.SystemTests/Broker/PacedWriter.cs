using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Threading.Channels;

namespace RoleCatalog.SystemTests.Broker;

/// <summary>
/// Callers that send commands at a given rate: they define skills, and change them over and over. When the service is killed
/// under them they look at what has become of their command, and go on with the next service.
/// </summary>
internal sealed class PacedWriter(CatalogService first)
{
    public const int Callers = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // A connection may end a moment before its process is seen to.
    private static readonly TimeSpan Death = TimeSpan.FromSeconds(2);

    private readonly WrittenSkills[] skills =
    [
        .. Enumerable.Range(0, Callers).Select(caller => new WrittenSkills(caller)),
    ];
    private readonly ConcurrentBag<Command> commands = [];
    private IReadOnlyList<Task> callers = [];
    private Served served = new(first);

    public IReadOnlyCollection<Command> Commands => commands;

    /// <summary>Where callers go on whose service has ended.</summary>
    public void GoOnWith(CatalogService service)
    {
        var ended = served;
        served = new Served(service);
        ended.Next.SetResult(served);
    }

    /// <summary>Returns when as many commands as these have been answered, or when it is enough.</summary>
    public async Task Write(int perSecond, int count = int.MaxValue, CancellationToken enough = default)
    {
        var due = Channel.CreateUnbounded<int>();
        callers = [.. skills.Select(own => Call(own, due.Reader))];
        await Pace(due.Writer, perSecond, count, enough);
        await Task.WhenAll(callers);
    }

    /// <summary>Waits until so many more commands have been sent than were up to now.</summary>
    public Task HasWritten(int more)
    {
        var count = commands.Count + more;
        return Eventually.IsSo(
            async () =>
            {
                await Task.WhenAll(callers.Where(caller => caller.IsFaulted));
                return commands.Count >= count;
            },
            Patience,
            () => $"{commands.Count} of {count} commands were answered"
        );
    }

    private static async Task Pace(ChannelWriter<int> due, int perSecond, int count, CancellationToken enough)
    {
        var began = Stopwatch.GetTimestamp();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        for (var number = 0; number < count && !enough.IsCancellationRequested; )
        {
            for (; number < count && number < Stopwatch.GetElapsedTime(began).TotalSeconds * perSecond; number++)
            {
                due.TryWrite(number);
            }

            await tick.WaitForNextTickAsync(CancellationToken.None);
        }

        due.Complete();
    }

    private async Task Call(WrittenSkills own, ChannelReader<int> due)
    {
        var target = served;
        await foreach (var _ in due.ReadAllAsync())
        {
            var skill = own.Next();
            var began = Stopwatch.GetTimestamp();
            try
            {
                var status = await skill.Write(target.Service.Client);
                commands.Add(new Command(Stopwatch.GetElapsedTime(began), status, skill.Subject, skill.Version));
            }
            catch (HttpRequestException) when (target.Service.Process.EndsWithin(Death))
            {
                commands.Add(new Command(Stopwatch.GetElapsedTime(began), Status: null, Subject: null, Version: 0));
                target = await target.Next.Task.WaitAsync(Patience);
                await skill.Look(target.Service.Client);
            }
        }
    }

    private sealed record Served(CatalogService Service)
    {
        public TaskCompletionSource<Served> Next { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>A command that was sent: without a status nobody knows whether it was done.</summary>
internal sealed record Command(TimeSpan Took, HttpStatusCode? Status, string? Subject, int Version)
{
    public bool IsAccepted => Status is HttpStatusCode.Created or HttpStatusCode.OK;

    public bool IsUnknown => Status is null;
}
