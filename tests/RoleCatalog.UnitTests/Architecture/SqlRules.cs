using System.Reflection;
using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Infrastructure.Persistence;
using RoleCatalog.UnitTests.SqlServer;

namespace RoleCatalog.UnitTests.Architecture;

internal sealed partial class SqlRules
{
    // Not what is SQLite's own, and not where the stores differ.
    private static readonly Type[] Shared =
    [
        .. SqlOfTheStore.Types.Where(type => !typeof(ISqlDialect).IsAssignableFrom(Solution.Writer(type))),
    ];

    [Test]
    public void Only_the_session_calls_Dapper() =>
        CallersOfDapper(Solution.Layers.SelectMany(layer => layer.GetTypes()))
            .Should()
            .Equal(typeof(DbSession).FullName);

    [Test]
    public void Sql_stands_only_in_infrastructure() =>
        Solution
            .Layers.Except([Solution.Infrastructure])
            .SelectMany(layer => layer.GetTypes())
            .SelectMany(type => Il.Strings(type).Concat(Il.Constants(type)))
            .Where(Statement.IsStatement)
            .Should()
            .BeEmpty();

    [Test]
    public void Sql_is_a_constant_that_at_most_a_page_is_put_behind() => NotConstant(Shared).Should().BeEmpty();

    [Test]
    public void A_part_of_a_statement_is_put_together_with_it_when_compiled() => Loose(Shared).Should().BeEmpty();

    [Test]
    public void These_rules_bite()
    {
        CallersOfDapper([typeof(DapperOffender), .. typeof(DapperOffender).GetNestedTypes(BindingFlags.NonPublic)])
            .Should()
            .Equal(typeof(DapperOffender).FullName);
        NotConstant([typeof(SqlOffender)])
            .Should()
            .BeEquivalentTo(
                "SELECT id FROM skills WHERE key = '",
                "\n            DELETE FROM skills\n            ",
                "select id from skills",
                SqlOffender.Constant + "\nWHERE id = '",
                " AND id IN ("
            );
        Loose([typeof(SqlOffender)]).Should().Equal("WHERE id = @id");
        Statement.In([typeof(SqlOffender)]).Should().HaveCount(5);
        new[] { "Select one", "CREATED", "INSERTED it", " CREATE  TABLE x(y)" }
            .Where(Statement.IsStatement)
            .Should()
            .Equal(" CREATE  TABLE x(y)");
    }

    private static IEnumerable<string> CallersOfDapper(IEnumerable<Type> types) =>
        types
            .Where(type => Il.Calls(type).Any(method => method.DeclaringType?.Assembly.GetName().Name == "Dapper"))
            .Select(type => Solution.Writer(type).FullName!)
            .Distinct();

    // A constant with a line break is what the compiler makes of one with a page behind it.
    private static IEnumerable<string> NotConstant(IReadOnlyCollection<Type> types)
    {
        var constants = types.SelectMany(Il.Constants).ToHashSet();
        return types
            .SelectMany(Il.Strings)
            .Where(text => Words().IsMatch(text) || Statement.IsStatement(text) && !Transactions.Contains(text))
            .Where(sql => !constants.Contains(sql) && !(sql.EndsWith('\n') && constants.Contains(sql[..^1])));
    }

    private static IEnumerable<string> Loose(IReadOnlyCollection<Type> types)
    {
        var constants = types.SelectMany(Il.Constants).ToList();
        var statements = constants.Where(Statement.IsStatement).ToList();
        return constants
            .Where(part => Words().IsMatch(part))
            .Where(part => !statements.Exists(sql => sql.Contains(part, StringComparison.Ordinal)));
    }

    private static readonly string[] Transactions = ["COMMIT", "ROLLBACK"];

    [GeneratedRegex(
        @"\b(SELECT|INSERT|UPDATE|DELETE|MERGE|FROM|WHERE|JOIN|AND|OR|IN|UNION|HAVING|VALUES|EXEC|LIMIT|OFFSET|FETCH|ORDER\s+BY|GROUP\s+BY)\b",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Words();

    private static class SqlOffender
    {
        public const string Constant = "UPDATE skills SET key = @key";

        public const string Part = "WHERE id = @id";

        public static string Concatenated(string key) => "SELECT id FROM skills WHERE key = '" + key + "'";

        public static string Inline() => "\n            DELETE FROM skills\n            ";

        public static string InLowerCase() => "select id from skills";

        public static string Completed(string key) => $"{Constant}\nWHERE id = '{key}'";

        public static string Extended(string sql, string ids) => sql + " AND id IN (" + ids + ")";

        public static string Fine(string page) => Constant + "\n" + page;
    }
}
