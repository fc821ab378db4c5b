using System.Data.Common;
using Dapper;

namespace RoleCatalog.UnitTests.Architecture;

/// <summary>Calls Dapper, inside a state machine, as only the session may.</summary>
internal static class DapperOffender
{
    public static async Task<int> Rename(DbConnection connection) => await connection.ExecuteAsync("PRAGMA optimize");
}
