using System.Reflection;
using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.UnitTests.Architecture;

internal sealed partial class SqlRules
{
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
            .SelectMany(type => Sql(Il.Strings(type).Concat(Il.Constants(type))))
            .Should()
            .BeEmpty();

    [Test]
    public void Sql_of_a_slice_is_a_constant() =>
        NotConstant([
                .. Solution.Infrastructure.GetTypes().Where(type => type.Namespace?.Contains("Persistence") != true),
            ])
            .Should()
            .BeEmpty();

    [Test]
    public void There_is_sql_to_look_at() =>
        Sql(Solution.Infrastructure.GetTypes().SelectMany(Il.Constants)).Should().HaveCountGreaterThan(20);

    [Test]
    public void These_rules_bite()
    {
        CallersOfDapper([typeof(DapperOffender), .. typeof(DapperOffender).GetNestedTypes(BindingFlags.NonPublic)])
            .Should()
            .Equal(typeof(DapperOffender).FullName);
        NotConstant([typeof(SqlOffender)])
            .Should()
            .BeEquivalentTo("SELECT id FROM skills WHERE key = '", "\n            DELETE FROM skills\n            ");
        Sql(Il.Constants(typeof(SqlOffender))).Should().Equal("UPDATE skills SET key = @key");
        Sql(["Select one", "CREATED", "INSERT it", " CREATE  TABLE x(y)"]).Should().Equal(" CREATE  TABLE x(y)");
    }

    private static IEnumerable<string> CallersOfDapper(IEnumerable<Type> types) =>
        types
            .Where(type => Il.Calls(type).Any(method => method.DeclaringType?.Assembly.GetName().Name == "Dapper"))
            .Select(type => Solution.Writer(type).FullName!)
            .Distinct();

    // The compiler joins constants, so that a statement may begin with one. A list of statements is set up once.
    private static IEnumerable<string> NotConstant(IReadOnlyCollection<Type> types)
    {
        var constants = types.SelectMany(Il.Constants).ToList();
        return Sql(types.SelectMany(Il.Methods).Where(method => method.Name != ".cctor").SelectMany(Il.Strings))
            .Where(sql => !constants.Any(known => sql.StartsWith(known, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Sql(IEnumerable<string> texts) => texts.Where(text => Statement().IsMatch(text));

    [GeneratedRegex(
        @"\A\s*(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s|DELETE\s+FROM\s|CREATE\s+(UNIQUE\s+)?(TABLE|INDEX|VIEW|TRIGGER)\s)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Statement();

    private static class SqlOffender
    {
        public const string Constant = "UPDATE skills SET key = @key";

        public static string Concatenated(string key) => "SELECT id FROM skills WHERE key = '" + key + "'";

        public static string Inline() => "\n            DELETE FROM skills\n            ";

        public static string Fine(string page) => Constant + "\n" + page;
    }
}
