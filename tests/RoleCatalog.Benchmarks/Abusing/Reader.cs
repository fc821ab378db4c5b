using System.Diagnostics;
using System.Net.Http.Headers;

namespace RoleCatalog.Benchmarks.Abusing;

/// <summary>A well-behaved client: one read after the other, fifty a second at most.</summary>
internal sealed class Reader : IDisposable
{
    private static readonly Uri Skills = new("/v1/skills?limit=10", UriKind.Relative);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient client;

    public Reader(Uri address, string token) =>
        client = new HttpClient
        {
            BaseAddress = address,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };

    /// <summary>Reads until the other work is done, and gives how long each read took. One that fails ends it all.</summary>
    public async Task<IReadOnlyList<TimeSpan>> ReadBeside(Task work)
    {
        var times = new List<TimeSpan>();
        using var pace = new PeriodicTimer(Pace);
        while (!work.IsCompleted && await pace.WaitForNextTickAsync())
        {
            var started = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(Skills);
            answer.EnsureSuccessStatusCode();
            times.Add(Stopwatch.GetElapsedTime(started));
        }

        await work;
        return times;
    }

    /// <summary>The time that one read in twenty exceeds, in milliseconds.</summary>
    public static double P95(IReadOnlyList<TimeSpan> times) =>
        times.Order().ElementAt((int)(times.Count * 0.95)).TotalMilliseconds;

    public void Dispose() => client.Dispose();
}
