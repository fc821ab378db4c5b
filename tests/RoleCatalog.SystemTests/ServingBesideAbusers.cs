using System.Diagnostics;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests;

/// <summary>What a well-behaved client notices of others that are not.</summary>
public sealed class ServingBesideAbusers : SystemTest
{
    private const int Slow = 500;
    private const int Silent = 100;
    private const double MostSlower = 10;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Test]
    public async Task Closes_500_clients_that_send_a_byte_a_second_and_200_that_send_nothing_and_slows_nobody_for_them()
    {
        var service = await Serve();
        var token = await service.Token;
        await Read(service, times: 100);
        var quiet = await Read(service, times: 250);

        using var slow = new SlowClients();
        var address = service.Client.BaseAddress!;
        await slow.Connect(address, Slow / 2, "GET /v1/skills HTTP/1.1\r\nHost: x\r\nX-Slow: ");
        await slow.Connect(
            address,
            Slow / 2,
            $"POST /v1/skills HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n"
        );
        await slow.ConnectSilent(address, Silent, "");
        await slow.ConnectSilent(address, Silent, "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
        slow.Open.Should().Be(Slow + (2 * Silent));
        var beside = await ReadBeside(service, slow.UntilClosed(Patience));
        var quietAgain = await Read(service, times: 250);

        slow.Open.Should().Be(0);
        slow.Answers.Where(line => line != "HTTP/1.1 200 OK")
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(line => line.StartsWith("HTTP/1.1 408 "));
        var ratio = P95(beside) / Math.Max(P95(quiet), P95(quietAgain));
        await TestContext.Out.WriteLineAsync($"p95 {P95(quiet):F1}, {P95(beside):F1}, {P95(quietAgain):F1} ms.");
        ratio.Should().BeLessThan(MostSlower);
    }

    /// <summary>The short form of build/bench.sh abuse.</summary>
    [Test]
    public async Task Stays_quick_small_and_the_same_beside_64_connections_that_send_rubbish()
    {
        using var bench = new RunningProcess(CatalogProgram.Benchmark(Folder, "abuse", "--seconds", "15"));

        var exitCode = await bench.Ended();

        await TestContext.Out.WriteLineAsync(bench.Log);
        exitCode.Should().Be(0, bench.Log);
    }

    private static Task<List<TimeSpan>> Read(CatalogService service, int times) =>
        ReadWhile(service, read => read < times);

    private static async Task<List<TimeSpan>> ReadBeside(CatalogService service, Task work)
    {
        var times = await ReadWhile(service, _ => !work.IsCompleted);
        await work;
        return times;
    }

    /// <summary>Reads fifty times a second at most.</summary>
    private static async Task<List<TimeSpan>> ReadWhile(CatalogService service, Func<int, bool> goesOn)
    {
        var times = new List<TimeSpan>();
        using var pace = new PeriodicTimer(Pace);
        while (goesOn(times.Count) && await pace.WaitForNextTickAsync())
        {
            var started = Stopwatch.GetTimestamp();
            using var answer = await service.Client.GetAsync(new Uri("/v1/skills", UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            times.Add(Stopwatch.GetElapsedTime(started));
        }

        return times;
    }

    private static double P95(List<TimeSpan> times) =>
        times.Order().ElementAt((int)(times.Count * 0.95)).TotalMilliseconds;
}
