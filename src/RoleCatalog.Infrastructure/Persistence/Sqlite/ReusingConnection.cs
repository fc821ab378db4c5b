using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace RoleCatalog.Infrastructure.Persistence.Sqlite;

/// <summary>
/// A connection that keeps the statements it has prepared, by their text. Dapper makes a new command a call, and SQLite
/// would compile its text each time.
/// </summary>
internal sealed class ReusingConnection(string connectionString) : SqliteConnection(connectionString)
{
    // Far more than the program has statements; only lists of changing length can fill it.
    private const int Capacity = 512;

    private readonly Dictionary<string, SqliteCommand> idle = new(StringComparer.Ordinal);
    private readonly Stack<ReusedCommand> disposed = new();

    internal SqliteCommand Take(string sql)
    {
        if (idle.Remove(sql, out var command))
        {
            return command;
        }

        command = CreateCommand();
        command.CommandText = sql;
        return command;
    }

    internal void Return(SqliteCommand command)
    {
        command.Parameters.Clear();
        if (idle.Count >= Capacity || !idle.TryAdd(command.CommandText, command))
        {
            command.Dispose();
        }
    }

    internal void Return(ReusedCommand command) => disposed.Push(command);

    protected override DbCommand CreateDbCommand() =>
        disposed.TryPop(out var command) ? command.Again() : new ReusedCommand(this);
}
