using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RoleCatalog.StoreTests;

/// <summary>The contract suite runs its own SQL on every store: what SQL Server cannot read is refused on SQLite too.</summary>
internal static partial class PortableSql
{
    public static string Checked(string sql)
    {
        using var text = new StringReader(List().Replace(sql, "IN (${list})"));
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(text, out var errors);
        return errors.Count == 0
            ? sql
            : throw new ArgumentException($"Not SQL of every store: {errors[0].Message}\n{sql}", nameof(sql));
    }

    // Dapper writes the values of a list in brackets, each as a parameter.
    [GeneratedRegex(@"\bIN\s+(?<list>@\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex List();
}
