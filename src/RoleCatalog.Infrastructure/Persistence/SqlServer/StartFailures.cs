namespace RoleCatalog.Infrastructure.Persistence.SqlServer;

/// <summary>Why a start came to nothing, and what to do: one line, for whoever set the service up.</summary>
internal static class StartFailures
{
    private static readonly HashSet<int> LoginFailed = [18452, 18456, 18470, 18486, 18487, 18488];
    private static readonly HashSet<int> NotPermitted = [229, 230, 262, 297, 300, 916, 1088, 2760, 5011, 15247];

    public static string Explain(int number, string message, SqlServerOptions options) =>
        number switch
        {
            SqlServerErrors.CannotOpenDatabase =>
                $"the server '{options.Server}' has no database '{options.Database}', or the login may not open it. "
                    + "Run the verb 'migrate' to create it, or have it created and the login made one of its users.",
            _ when LoginFailed.Contains(number) =>
                $"the server '{options.Server}' refuses the login: check the user and the password.",
            _ when NotPermitted.Contains(number) =>
                $"the login may not do what is needed in the database '{options.Database}' ({OneLine(message)}). "
                    + "To serve, it needs db_datareader and db_datawriter; to migrate, db_ddladmin too, and CREATE DATABASE "
                    + "where there is none yet.",
            _ when message.Contains("certificate", StringComparison.OrdinalIgnoreCase) =>
                $"the certificate of the server '{options.Server}' is not trusted ({OneLine(message)}). Trust its issuer on "
                    + "this machine, or name its host with HostNameInCertificate.",
            _ when SqlServerErrors.IsUnreachable(number) =>
                $"the server '{options.Server}' cannot be reached ({OneLine(message)}). Check its name and port, and that it "
                    + "runs.",
            _ => $"the server '{options.Server}' failed with error {number}: {OneLine(message)}",
        };

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").Trim();
}
