using System.Data.Common;

namespace RoleCatalog.Infrastructure.Persistence;

/// <summary>Statements that stand outside a unit of work: of transactions, of the schema and of the database itself.</summary>
internal static class Statements
{
    public static async Task<int> Execute(this DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task<object?> Scalar(
        this DbConnection connection,
        string sql,
        CancellationToken cancellationToken
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
