using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace RoleCatalog.Infrastructure.Persistence.Sqlite;

/// <summary>Lends the prepared command of its text, and gives it back when disposed.</summary>
internal sealed class ReusedCommand(ReusingConnection connection) : DbCommand
{
    private SqliteCommand? prepared;

    [AllowNull]
    public override string CommandText
    {
        get => prepared?.CommandText ?? "";
        set
        {
            if (value != CommandText)
            {
                Change(connection.Take(value ?? ""));
            }
        }
    }

    public override int CommandTimeout { get; set; }
    public override CommandType CommandType { get; set; } = CommandType.Text;
    public override bool DesignTimeVisible { get; set; }
    public override UpdateRowSource UpdatedRowSource { get; set; }
    protected override DbConnection? DbConnection { get; set; } = connection;
    protected override DbTransaction? DbTransaction { get; set; }
    protected override DbParameterCollection DbParameterCollection => Prepared.Parameters;

    private SqliteCommand Prepared => prepared ?? throw new InvalidOperationException("The command has no text.");

    public override int ExecuteNonQuery() => Prepared.ExecuteNonQuery();

    public override object? ExecuteScalar() => Prepared.ExecuteScalar();

    public override void Prepare() => Prepared.Prepare();

    public override void Cancel() => Prepared.Cancel();

    protected override DbParameter CreateDbParameter() => Prepared.CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Prepared.ExecuteReader(behavior);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Change(null);
        }

        base.Dispose(disposing);
    }

    // Dapper changes the text after it has added parameters when it expands a list.
    private void Change(SqliteCommand? next)
    {
        if (prepared is { } previous)
        {
            SqliteParameter[] parameters = [.. previous.Parameters.Cast<SqliteParameter>()];
            connection.Return(previous);
            next?.Parameters.AddRange(parameters);
        }

        prepared = next;
    }
}
