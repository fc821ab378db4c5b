using System.Globalization;
using System.Security.Authentication;
using Microsoft.Data.SqlClient;

namespace RoleCatalog.Infrastructure.Persistence.SqlServer;

/// <summary>Why a start came to nothing, and what to do: one line, for whoever set the service up.</summary>
internal static class StartFailures
{
    private static readonly HashSet<int> LoginFailed = [18452, 18456, 18470, 18486, 18487, 18488];
    private static readonly HashSet<int> NotPermitted = [229, 230, 262, 297, 300, 916, 1088, 2760, 5011, 15247];

    public static bool IsNotPermitted(int number) => NotPermitted.Contains(number);

    public static SettingException Explained(SqlException error, SqlServerOptions options) =>
        new(SqlServerOptions.Setting, Explain(error, options), error);

    private static string Explain(SqlException error, SqlServerOptions options) =>
        error.Number switch
        {
            var number when SqlServerErrors.IsWithoutDatabase(number) =>
                $"the server '{options.Server}' has no database '{options.Database}', or the login may not open it. "
                    + "Run the verb 'migrate' to create it, or have it created and the login made one of its users.",
            var number when LoginFailed.Contains(number) =>
                $"the server '{options.Server}' refuses the login: check the user and the password.",
            var number when IsNotPermitted(number) =>
                $"the login may not do what is needed in the database '{options.Database}' ({OneLine(error)}). "
                    + "To serve, it needs db_datareader and db_datawriter; to migrate, db_ddladmin too, and CREATE DATABASE "
                    + "where there is none yet.",
            _ when error.GetBaseException() is AuthenticationException untrusted =>
                $"no encrypted connection to the server '{options.Server}' ({OneLine(untrusted)}). Trust the issuer of its "
                    + "certificate on this machine, or name its host with HostNameInCertificate.",
            var number when SqlServerErrors.IsUnreachable(number) =>
                $"the server '{options.Server}' cannot be reached ({OneLine(error.GetBaseException())}). Check its name and "
                    + "port, and that it runs.",
            var number => string.Create(
                CultureInfo.InvariantCulture,
                $"the server '{options.Server}' failed with error {number}: {OneLine(error)}"
            ),
        };

    private static string OneLine(Exception error) => error.Message.ReplaceLineEndings(" ").Trim();
}
