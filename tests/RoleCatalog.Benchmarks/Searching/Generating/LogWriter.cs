using Microsoft.Data.Sqlite;

namespace RoleCatalog.Benchmarks.Searching.Generating;

/// <summary>Appends changes to the log in the order of their times, at positions without gaps.</summary>
internal sealed class LogWriter(SqliteConnection connection) : IDisposable
{
    private readonly BulkInsert<LoggedChange> changes = new(connection, "changes");
    private readonly PriorityQueue<LoggedChange, (long Time, long Number)> waiting = new();
    private long position = Number(connection, "SELECT position FROM change_log");
    private long number;
    private long lastTime;

    public void Add(IEnumerable<LoggedChange> happened)
    {
        foreach (var change in happened)
        {
            waiting.Enqueue(change, (change.Time, number++));
        }
    }

    /// <summary>Nothing that happened before that time is still to come.</summary>
    public void AppendUntil(long time)
    {
        while (waiting.TryPeek(out var change, out var at) && at.Time < time)
        {
            changes.Add(change with { Position = ++position });
            lastTime = at.Time;
            waiting.Dequeue();
        }
    }

    /// <summary>Appends what is left. What is in the log counts as delivered, or the relay would be at it for long.</summary>
    public void End()
    {
        AppendUntil(long.MaxValue);
        using var command = connection.CreateCommand();
        command.CommandText = """
            UPDATE change_log SET position = @position, last_time = max(last_time, @time);
            DELETE FROM relay_cursors;
            INSERT INTO relay_cursors (name, position) VALUES ('relay', @position);
            """;
        command.Parameters.AddWithValue("@position", position);
        command.Parameters.AddWithValue("@time", lastTime);
        command.ExecuteNonQuery();
    }

    public void Dispose() => changes.Dispose();

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
