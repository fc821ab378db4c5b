using System.Diagnostics.CodeAnalysis;
using SQLitePCL;

namespace RoleCatalog.Infrastructure.Persistence.Sqlite;

/// <summary>The one connection that writes, with the statements of its transactions. Reopened when in doubt.</summary>
internal sealed class WriterConnection(SqliteFile file) : IDisposable
{
    private ReusingConnection? connection;

    /// <summary>Opens the connection if an earlier fault has closed it.</summary>
    public ReusingConnection Open => connection ??= file.OpenWriter();

    /// <summary>False too when SQLite has rolled back on its own, as some errors make it do.</summary>
    public bool InTransaction => connection is not null && raw.sqlite3_get_autocommit(connection.Handle) == 0;

    public void Begin() => Execute("BEGIN IMMEDIATE");

    public void Commit() => Execute("COMMIT");

    public void Rollback() => Execute("ROLLBACK");

    public void BeginUnit() => Execute("SAVEPOINT unit");

    public void KeepUnit() => Execute("RELEASE unit");

    public void RollbackUnit() => Execute("ROLLBACK TO unit");

    /// <summary>Ends what a fault has left and makes sure that the connection still works, or closes it.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A connection that fails in any way is opened anew.")]
    public void Recover()
    {
        try
        {
            if (InTransaction)
            {
                Rollback();
            }

            Execute("SELECT count(*) FROM sqlite_schema");
        }
        catch (Exception)
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        connection?.Dispose();
        connection = null;
    }

    private void Execute(string sql)
    {
        var open = Open;
        var command = open.Take(sql);
        try
        {
            command.ExecuteNonQuery();
        }
        finally
        {
            open.Return(command);
        }
    }
}
