using Microsoft.Data.SqlClient;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using RoleCatalog.StoreTests.SqlServer;

namespace RoleCatalog.SystemTests.SqlServer;

/// <summary>Runs the built program on a database of its own, on the server that the variable names.</summary>
[RequiresSqlServer]
public abstract class SqlServerTest : SystemTest
{
    private protected string ConnectionString { get; } = TestServer.NewDatabase();

    /// <summary>The settings of the store, perhaps by another way to the server.</summary>
    private protected string[] Store(string? server = null)
    {
        var parts = new SqlConnectionStringBuilder(ConnectionString);
        parts.DataSource = server ?? parts.DataSource;
        return ["--Store:Provider=SqlServer", $"--Store:ConnectionString={parts.ConnectionString}"];
    }

    private protected Task<Outcome> Migrate() => Run(["migrate", .. Store()]);

    private protected override Task CleanUp() => TestServer.Drop(ConnectionString);

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
    public void ApplyToTest(Test test)
    {
        if (TestServer.ConnectionString is null)
        {
            test.RunState = RunState.Ignored;
            test.Properties.Set(PropertyNames.SkipReason, $"{TestServer.Variable} names no server");
        }
    }
}
