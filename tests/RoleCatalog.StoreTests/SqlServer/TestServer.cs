using Microsoft.Data.SqlClient;

namespace RoleCatalog.StoreTests.SqlServer;

/// <summary>The SQL Server that the tests may use, and databases of their own on it. The system tests share this file.</summary>
internal static class TestServer
{
    public const string Variable = "ROLECATALOG_TEST_SQLSERVER";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The connection string of the server, which need name no database; null where there is none.</summary>
    public static string? ConnectionString { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server ? server : null;

    /// <summary>To a database that nobody else has, and that is not there yet.</summary>
    public static string NewDatabase() =>
        new SqlConnectionStringBuilder(ConnectionString)
        {
            InitialCatalog = $"rolecatalog_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}",
        }.ConnectionString;

    /// <summary>
    /// Drops the database, if it was made. The sessions of who was closed or killed just before may last a moment longer.
    /// </summary>
    public static async Task Drop(string connectionString)
    {
        using var pooled = new SqlConnection(connectionString);
        SqlConnection.ClearPool(pooled);
        var name = new SqlConnectionStringBuilder(connectionString).InitialCatalog;
        using var deadline = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (!await TryDrop(name, deadline.IsCancellationRequested))
        {
            await tick.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private static async Task<bool> TryDrop(string name, bool isLast)
    {
        await using var master = new SqlConnection(
            new SqlConnectionStringBuilder(ConnectionString)
            {
                InitialCatalog = "master",
                Pooling = false,
            }.ConnectionString
        );
        await master.OpenAsync();
        await using var command = master.CreateCommand();
        command.CommandText = $"IF DB_ID('{name}') IS NOT NULL DROP DATABASE [{name}]";
        try
        {
            await command.ExecuteNonQueryAsync();
            return true;
        }
        catch (SqlException) when (!isLast)
        {
            return false;
        }
    }
}
