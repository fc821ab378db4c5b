using System.Reflection;
using System.Text.RegularExpressions;
using RoleCatalog.UnitTests.Architecture;

namespace RoleCatalog.UnitTests.SqlServer;

/// <summary>A statement that SQL Server may be given, and who gives it.</summary>
internal sealed partial record Statement(Type Writer, string Name, string Sql)
{
    /// <summary>Whether the dialect's page is known to be put behind it.</summary>
    public bool IsPaged { get; init; }

    /// <summary>The writer with all its nested types, also those that the compiler made.</summary>
    public IReadOnlyCollection<Type> Code =>
        [.. Writer.Assembly.GetTypes().Where(type => Solution.Writer(type) == Writer)];

    /// <summary>Each statement that stands in code, as a constant or in a method.</summary>
    public static IReadOnlyList<Statement> In(IReadOnlyCollection<Type> types)
    {
        var constants = types
            .SelectMany(type => Il.NamedConstants(type).Select(constant => (type, constant.Name, constant.Value)))
            .ToList();
        var literals = types.SelectMany(type => Il.Methods(type).SelectMany(method => Literals(type, method))).ToList();
        var paged = literals.Select(literal => literal.Text).ToHashSet();
        var known = constants.Select(constant => constant.Value).ToHashSet();
        return
        [
            .. constants
                .Where(constant => IsStatement(constant.Value))
                .Select(constant => new Statement(Solution.Writer(constant.type), constant.Name, constant.Value)
                {
                    IsPaged = paged.Contains(constant.Value + "\n"),
                }),
            .. literals
                .Where(literal => IsStatement(literal.Text) && !known.Contains(literal.Text.TrimEnd('\n')))
                .Select(literal => new Statement(Solution.Writer(literal.Type), literal.Method, literal.Text))
                .Distinct(),
        ];
    }

    public static bool IsStatement(string text) => Beginning().IsMatch(text) || InAnyCase().IsMatch(text);

    public override string ToString() => $"{Writer.Name}.{Name}";

    private static IEnumerable<(Type Type, string Method, string Text)> Literals(Type type, MethodBase method) =>
        Il.Strings(method).Select(text => (type, method.Name, text));

    [GeneratedRegex(
        @"\A\s*(SELECT|INSERT|UPDATE|DELETE|MERGE|WITH|CREATE|ALTER|DROP|TRUNCATE|EXEC|EXECUTE|DECLARE|IF|SET|BEGIN|COMMIT|ROLLBACK|SAVE|USE|PRAGMA)\b",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Beginning();

    [GeneratedRegex(
        @"\A\s*(select\s.*\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex InAnyCase();
}
