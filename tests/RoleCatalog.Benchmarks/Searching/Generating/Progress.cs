using System.Diagnostics;
using System.Globalization;

namespace RoleCatalog.Benchmarks.Searching.Generating;

/// <summary>Tells how far a long work has come: in a bar on a terminal, in a line now and then elsewhere.</summary>
internal sealed class Progress(string what, int total)
{
    private const int Width = 30;

    private static readonly TimeSpan BetweenBars = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    private readonly long started = Stopwatch.GetTimestamp();
    private readonly bool isTerminal = !Console.IsOutputRedirected;
    private TimeSpan told = TimeSpan.MinValue;

    public void Show(int done)
    {
        var elapsed = Stopwatch.GetElapsedTime(started);
        if (done < total && elapsed < told + (isTerminal ? BetweenBars : BetweenLines))
        {
            return;
        }

        told = elapsed;
        var rate = done / Math.Max(elapsed.TotalSeconds, 0.001);
        var left = done == 0 ? "" : $", {TimeSpan.FromSeconds((total - done) / rate):m\\:ss} left";
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {100L * done / total, 3} % of {total:N0}, {rate:N0}/s{left}"
        );
        if (!isTerminal)
        {
            Console.WriteLine(line);
            return;
        }

        var filled = (int)((long)Width * done / total);
        Console.Write($"\r[{new string('#', filled)}{new string(' ', Width - filled)}] {line}  ");
        if (done >= total)
        {
            Console.WriteLine();
        }
    }
}
