using System.Diagnostics;

namespace RoleCatalog.Benchmarks.Feeding;

/// <summary>One client of the stream, which notes when each change has come.</summary>
internal sealed class Subscriber(HttpClient client)
{
    private static readonly byte[] Change = "\ndata: {\"specversion\""u8.ToArray();

    private readonly List<long> received = [];
    private int count;

    public int Count => Volatile.Read(ref count);

    /// <summary>When each came; to be asked for when all have.</summary>
    public IReadOnlyList<long> Received => received;

    /// <summary>Opens the stream, and returns with the first heartbeat.</summary>
    public async Task Begin(CancellationToken ending)
    {
        var answer = await client.GetAsync(
            new Uri("/v1/changes/stream", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead,
            ending
        );
        answer.EnsureSuccessStatusCode();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = Read(answer, begun, ending);
        await begun.Task;
    }

    private async Task Read(HttpResponseMessage answer, TaskCompletionSource begun, CancellationToken ending)
    {
        using var _ = answer;
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync(ending);
            var (buffer, held) = (new byte[16 * 1024], 0);
            while (await body.ReadAsync(buffer.AsMemory(held), ending) is > 0 and var length)
            {
                held = Look(buffer, held + length);
                begun.TrySetResult();
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // It is done.
        }
    }

    // A mark may be cut in two: as much as it has is kept for the next time.
    private int Look(byte[] buffer, int length)
    {
        var rest = buffer.AsSpan(0, length);
        while (rest.IndexOf(Change) is >= 0 and var at)
        {
            received.Add(Stopwatch.GetTimestamp());
            Interlocked.Increment(ref count);
            rest = rest[(at + Change.Length)..];
        }

        var keep = Math.Min(rest.Length, Change.Length - 1);
        rest[^keep..].CopyTo(buffer);
        return keep;
    }
}
