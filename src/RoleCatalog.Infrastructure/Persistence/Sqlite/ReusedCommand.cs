using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace RoleCatalog.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Runs on the prepared command of its text, which it gives back when disposed. Text and parameters are taken over when it
/// runs and not before: Dapper changes the text while it adds parameters, when it expands a list.
/// </summary>
internal sealed class ReusedCommand(ReusingConnection connection) : DbCommand
{
    private readonly SqliteCommand given = new();
    private SqliteCommand? prepared;

    [AllowNull]
    public override string CommandText
    {
        get => given.CommandText;
        set => given.CommandText = value;
    }

    public override int CommandTimeout { get; set; }
    public override CommandType CommandType { get; set; } = CommandType.Text;
    public override bool DesignTimeVisible { get; set; }
    public override UpdateRowSource UpdatedRowSource { get; set; }
    protected override DbConnection? DbConnection { get; set; } = connection;
    protected override DbTransaction? DbTransaction { get; set; }
    protected override DbParameterCollection DbParameterCollection => given.Parameters;

    public override int ExecuteNonQuery() => Prepared().ExecuteNonQuery();

    public override object? ExecuteScalar() => Prepared().ExecuteScalar();

    public override void Prepare() => Prepared().Prepare();

    public override void Cancel() => prepared?.Cancel();

    protected override DbParameter CreateDbParameter() => given.CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Prepared().ExecuteReader(behavior);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Return();
            given.Dispose();
        }

        base.Dispose(disposing);
    }

    private SqliteCommand Prepared()
    {
        if (prepared?.CommandText != CommandText)
        {
            Return();
            prepared = connection.Take(CommandText);
        }

        prepared.Parameters.Clear();
        prepared.Parameters.AddRange(given.Parameters.Cast<SqliteParameter>());
        return prepared;
    }

    private void Return()
    {
        if (prepared is { } used)
        {
            connection.Return(used);
            prepared = null;
        }
    }
}
