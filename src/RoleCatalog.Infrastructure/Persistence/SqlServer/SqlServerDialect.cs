using System.Data.Common;
namespace RoleCatalog.Infrastructure.Persistence.SqlServer;
internal sealed class SqlServerDialect : ISqlDialect
{
    public string Page => "OFFSET 0 ROWS FETCH NEXT @limit ROWS ONLY";
    public string CreateMigrationHistory => "SELECT 1";
    public string BeginMigration => "BEGIN TRANSACTION";
    public string? DanglingReferences => null;
    public string? DuplicateKey(DbException error) => null;
    public bool IsBrokenReference(DbException error) => false;
}
