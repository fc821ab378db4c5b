using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace RoleCatalog.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Runs the prepared command of its text. When disposed it gives that and itself back: commands have finalizers, and one
/// a call would be kept until the next collection but one, which makes each collection long.
/// </summary>
internal sealed class ReusedCommand(ReusingConnection connection) : DbCommand
{
    // Dapper holds on to the collection while it expands lists, which changes the text: the parameters are the command's
    // own, and the prepared command is given them when it runs.
    private readonly SqliteParameterCollection parameters = new SqliteCommand().Parameters;
    private SqliteCommand? prepared;
    private string text = "";
    private bool isIdle;

    [AllowNull]
    public override string CommandText
    {
        get => text;
        set => text = value ?? "";
    }

    public override int CommandTimeout { get; set; }
    public override CommandType CommandType { get; set; } = CommandType.Text;
    public override bool DesignTimeVisible { get; set; }
    public override UpdateRowSource UpdatedRowSource { get; set; }
    protected override DbConnection? DbConnection { get; set; } = connection;
    protected override DbTransaction? DbTransaction { get; set; }
    protected override DbParameterCollection DbParameterCollection => parameters;

    public override int ExecuteNonQuery() => Ready().ExecuteNonQuery();

    public override object? ExecuteScalar() => Ready().ExecuteScalar();

    public override void Prepare() => Ready().Prepare();

    public override void Cancel() => prepared?.Cancel();

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Ready().ExecuteReader(behavior);

    protected override void Dispose(bool disposing)
    {
        if (disposing && !isIdle)
        {
            GiveBack();
            parameters.Clear();
            (text, isIdle) = ("", true);
            connection.Return(this);
        }

        base.Dispose(disposing);
    }

    /// <summary>Hands out a command that was disposed.</summary>
    internal ReusedCommand Again()
    {
        isIdle = false;
        return this;
    }

    private SqliteCommand Ready()
    {
        if (prepared is null || prepared.CommandText != text)
        {
            GiveBack();
            prepared = connection.Take(text);
        }

        prepared.Parameters.Clear();
        prepared.Parameters.AddRange(parameters.Cast<SqliteParameter>());
        return prepared;
    }

    private void GiveBack()
    {
        if (prepared is not null)
        {
            connection.Return(prepared);
            prepared = null;
        }
    }
}
