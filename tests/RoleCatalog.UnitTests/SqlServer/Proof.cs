using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RoleCatalog.UnitTests.SqlServer;

/// <summary>What can be known to be wrong with a statement without a server.</summary>
internal static class Proof
{
    /// <summary>Of a statement as the code runs it; one with an order also with the page behind it.</summary>
    public static IReadOnlyList<string> Errors(Statement statement, Schema schema, string page)
    {
        var given = Parameters.GivenBy(statement.Code);
        var paged = $"{statement.Sql}\n{page}";
        if (statement.IsPaged)
        {
            return Errors(paged, schema, [.. given.Where(members => members.Contains("limit"))]);
        }

        var errors = Errors(statement.Sql, schema, given);
        return errors.Count == 0 && HasOrder(statement.Sql)
            ? Errors(paged, schema, [.. given.Select(members => members.Append("limit").ToHashSet())])
            : errors;
    }

    public static IReadOnlyList<string> Errors(string sql, Schema schema, IReadOnlyList<IReadOnlySet<string>> given)
    {
        var (script, wrong) = TSql.Parse(sql);
        var resolver = new Resolver(schema.Columns(), schema);
        script.Accept(resolver);
        return
        [
            .. wrong,
            .. CommonGround.Errors(script),
            .. resolver.Errors,
            .. NotGiven(Parameters.Of(script), given),
        ];
    }

    private static bool HasOrder(string sql) =>
        TSql.Parse(sql).Script.Batches.SelectMany(batch => batch.Statements).LastOrDefault()
            is SelectStatement { QueryExpression: { OrderByClause: not null, OffsetClause: null } };

    // All come from one object, so what counts is the one that lacks least.
    private static IEnumerable<string> NotGiven(
        IReadOnlyCollection<string> named,
        IReadOnlyList<IReadOnlySet<string>> given
    ) =>
        given
            .Append(new HashSet<string>())
            .Select(members => named.Except(members).ToList())
            .MinBy(missing => missing.Count)!
            .Select(name => $"parameter '@{name}' is not given");
}
