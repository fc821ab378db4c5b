using Microsoft.Data.SqlClient;

namespace RoleCatalog.Infrastructure.Persistence.SqlServer;

/// <summary>The connection string, with what it leaves open.</summary>
internal sealed class SqlServerOptions
{
    public const string Setting = "Store:ConnectionString";

    private readonly SqlConnectionStringBuilder parts;

    public SqlServerOptions(string connectionString)
    {
        if (connectionString == new StoreOptions().ConnectionString)
        {
            throw Refused("it is missing: on SQL Server it names the server and the database.");
        }

        parts = Parse(connectionString);
        if (parts.DataSource.Length == 0)
        {
            throw Refused("it names no server: add 'Server=host,1433'.");
        }

        if (parts.InitialCatalog.Length == 0)
        {
            throw Refused("it names no database: add 'Database=rolecatalog'.");
        }

        if (parts.MultipleActiveResultSets)
        {
            throw Refused("MultipleActiveResultSets is not supported: leave it out.");
        }

        SetDefaults();
    }

    public string Server => parts.DataSource;

    public string Database => parts.InitialCatalog;

    public string ConnectionString => parts.ConnectionString;

    /// <summary>For a look at the start, which is to end soon whatever the server does.</summary>
    public string Looking => With(StorePolicies.LookSeconds, Database);

    /// <summary>To the same server, where nothing of the catalogue need exist.</summary>
    public string Master => With(StorePolicies.MigrationSeconds, "master");

    public string Migrations => With(StorePolicies.MigrationSeconds, Database);

    private string With(int commandSeconds, string database) =>
        new SqlConnectionStringBuilder(ConnectionString)
        {
            InitialCatalog = database,
            ConnectTimeout = Math.Clamp(parts.ConnectTimeout, 1, StorePolicies.ConnectSeconds),
            CommandTimeout = commandSeconds,
            Pooling = false,
        }.ConnectionString;

    private void SetDefaults()
    {
        SetUnlessSaid("Connect Timeout", StorePolicies.ConnectSeconds);
        SetUnlessSaid("Command Timeout", StorePolicies.CommandSeconds);
        SetUnlessSaid("Application Name", "RoleCatalog");
        // Whole units of work are tried again, and by the store: the driver neither repeats nor remembers a failure.
        parts.ConnectRetryCount = 0;
        parts.PoolBlockingPeriod = PoolBlockingPeriod.NeverBlock;
    }

    private void SetUnlessSaid(string keyword, object value)
    {
        if (!parts.ShouldSerialize(keyword))
        {
            parts[keyword] = value;
        }
    }

    // The text may hold a password, and so may the message of the parser: neither is told.
    private static SqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            // Some of what the builder takes, the connection refuses.
            using var connection = new SqlConnection(connectionString);
            return new SqlConnectionStringBuilder(connectionString);
        }
        catch (Exception error)
            when (error is ArgumentException or FormatException or OverflowException or InvalidOperationException)
        {
            throw Refused(
                "it is no connection string of SQL Server, such as "
                    + "'Server=host,1433;Database=rolecatalog;User ID=rolecatalog'."
            );
        }
    }

    private static SettingException Refused(string reason) => new(Setting, reason);
}
