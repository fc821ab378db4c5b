using System.Text;
using RoleCatalog.Application.Paging;
using RoleCatalog.Domain;

namespace RoleCatalog.Application.Changes.Replaying;

/// <summary>What is asked for in a replay.</summary>
/// <param name="Queue">An existing queue, at most 255 bytes; none of the broker's own (<c>amq.*</c>), nor of failed messages (<c>*_error</c>, <c>*_skipped</c>).</param>
/// <param name="From">Cursor behind which it begins, as <c>after</c> of the feed; the beginning when absent.</param>
/// <param name="To">Cursor of the last position; the end of the log when absent.</param>
/// <param name="Types">Types of events, with <c>*</c> for any characters; all when absent.</param>
/// <param name="Subject">One entity: <c>job-postings/{id}</c>; all when absent.</param>
/// <param name="RatePerSecond">Events a second at most, from 1 to 1,000; 200 when absent.</param>
public sealed record ReplayOrder(
    string Queue,
    string? From = null,
    string? To = null,
    IReadOnlyList<string>? Types = null,
    string? Subject = null,
    int? RatePerSecond = null
)
{
    public const int MaxQueueLength = 255;
    public const int UsualRate = 200;
    public const int MaxRate = 1_000;
    public const int MaxTypes = 50;

    private static readonly string[] FailedMessages = ["_error", "_skipped"];

    internal int Rate => RatePerSecond ?? UsualRate;

    /// <summary>Which changes it is about; what is wrong is noted.</summary>
    public ChangeSelection Read(ErrorCollector errors)
    {
        if (FaultOfQueue() is { } fault)
        {
            errors.At("queue").Add("queue-invalid", fault);
        }

        if (Rate is < 1 or > MaxRate)
        {
            errors.At("ratePerSecond").Add("rate-invalid", $"ratePerSecond is from 1 to {MaxRate}.");
        }

        CheckCursor("from", From, errors);
        CheckCursor("to", To, errors);
        return new ChangeSelection { Types = ReadTypes(errors), Subject = ReadSubject(errors) };
    }

    /// <summary>Whether it is worth to ask the broker for the queue.</summary>
    internal bool HasQueueName => FaultOfQueue() is null;

    private string? FaultOfQueue() =>
        Queue.Length == 0
        || Encoding.UTF8.GetByteCount(Queue) > MaxQueueLength
        || Queue.Any(char.IsControl)
        || !Text.IsWellFormed(Queue)
            ? $"A queue has a name of 1 to {MaxQueueLength} bytes of UTF-8 without control characters."
        : Queue.StartsWith("amq.", StringComparison.Ordinal) ? "Queues that begin with 'amq.' are the broker's own."
        : Array.Exists(FailedMessages, end => Queue.EndsWith(end, StringComparison.Ordinal))
            ? "A queue of failed messages takes none by itself: name the queue that the consumer reads."
        : null;

    private static void CheckCursor(string field, string? cursor, ErrorCollector errors)
    {
        if (cursor is not null && !ChangeCursor.IsCursor(cursor))
        {
            errors.At(field).Add("cursor-malformed", "The cursor is damaged. Use a cursor exactly as it was answered.");
        }
    }

    private HashSet<string>? ReadTypes(ErrorCollector errors)
    {
        if (Types is null)
        {
            return null;
        }

        if (Types.Count is 0 or > MaxTypes)
        {
            errors.At("types").Add("types-count", $"Name 1 to {MaxTypes} types, or leave them out for all.");
            return null;
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, pattern) in Types.Index())
        {
            var matches = EventTypePattern.Matches(pattern ?? "").ToList();
            known.UnionWith(matches);
            if (matches.Count == 0)
            {
                errors
                    .At("types")
                    .At(index)
                    .Add(
                        "type-unknown",
                        $"No event has such a type; known are {string.Join(", ", EventTypePattern.Known)}."
                    );
            }
        }

        return known;
    }

    private ChangeSubject? ReadSubject(ErrorCollector errors)
    {
        if (Subject is null)
        {
            return null;
        }

        if (ChangeSubject.TryParse(Subject, out var subject))
        {
            return subject;
        }

        errors
            .At("subject")
            .Add(
                "subject-invalid",
                $"A subject is a kind ({string.Join(", ", ChangeSubject.Kinds)}), a slash and a UUID."
            );
        return null;
    }
}
