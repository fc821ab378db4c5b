using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RoleCatalog.UnitTests.SqlServer;

/// <summary>Reads text with the grammar of SQL Server 2019.</summary>
internal static partial class TSql
{
    public static (TSqlScript Script, IReadOnlyList<string> Errors) Parse(string sql)
    {
        using var text = new StringReader(List().Replace(sql, "IN (${list})"));
        var fragment = new TSql150Parser(initialQuotedIdentifiers: true).Parse(text, out var errors);
        return (
            fragment as TSqlScript ?? new TSqlScript(),
            [.. errors.Select(error => $"line {error.Line}: {error.Message}")]
        );
    }

    /// <summary>The text of a part, with one space where there is any.</summary>
    public static string Text(TSqlFragment part) =>
        string.Join(
            ' ',
            part.ScriptTokenStream.Skip(part.FirstTokenIndex)
                .Take(part.LastTokenIndex - part.FirstTokenIndex + 1)
                .Where(token => token.TokenType is not (TSqlTokenType.WhiteSpace or TSqlTokenType.SingleLineComment))
                .Select(token => token.Text)
        );

    public static string Name(MultiPartIdentifier name) => name[^1].Value;

    // Dapper writes the values of a list in brackets, each as a parameter.
    [GeneratedRegex(@"\bIN\s+(?<list>@\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex List();
}
