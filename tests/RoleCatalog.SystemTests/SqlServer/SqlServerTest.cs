using Microsoft.Data.SqlClient;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace RoleCatalog.SystemTests.SqlServer;

/// <summary>Runs the built program on a database of its own, on the server that the variable names.</summary>
[RequiresSqlServer]
public abstract class SqlServerTest : SystemTest
{
    private readonly SqlConnectionStringBuilder connection = new(RequiresSqlServerAttribute.Server)
    {
        InitialCatalog = $"rolecatalog_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}",
    };

    private protected string ConnectionString => connection.ConnectionString;

    /// <summary>The settings of the store, perhaps by another way to the server.</summary>
    private protected string[] Store(string? server = null)
    {
        var parts = new SqlConnectionStringBuilder(ConnectionString);
        parts.DataSource = server ?? parts.DataSource;
        return ["--Store:Provider=SqlServer", $"--Store:ConnectionString={parts.ConnectionString}"];
    }

    private protected Task<Outcome> Migrate() => Run(["migrate", .. Store()]);

    private protected override async Task CleanUp()
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
        command.CommandText =
            $"IF DB_ID('{connection.InitialCatalog}') IS NOT NULL DROP DATABASE [{connection.InitialCatalog}]";
        await command.ExecuteNonQueryAsync();
    }

    private protected async Task<long> Number(string sql)
    {
        await using var database = new SqlConnection(
            new SqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString
        );
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), null);
    }
}

/// <summary>Ignores, by their names, the tests of a fixture when the variable names no server.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresSqlServerAttribute : NUnitAttribute, IApplyToTest
{
    private const string Variable = "ROLECATALOG_TEST_SQLSERVER";

    public static string? Server { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server ? server : null;

    public void ApplyToTest(Test test)
    {
        if (Server is null)
        {
            test.RunState = RunState.Ignored;
            test.Properties.Set(PropertyNames.SkipReason, $"{Variable} names no server");
        }
    }
}
