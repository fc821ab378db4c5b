using System.Reflection;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using RoleCatalog.UnitTests.Architecture;

namespace RoleCatalog.UnitTests.SqlServer;

/// <summary>The parameters that a statement names, and those that the code around it gives.</summary>
internal sealed class Parameters : TSqlFragmentVisitor
{
    private readonly HashSet<string> named = [];
    private readonly HashSet<string> declared = [];

    public static IReadOnlyCollection<string> Of(TSqlFragment statement)
    {
        var visitor = new Parameters();
        statement.Accept(visitor);
        return [.. visitor.named.Except(visitor.declared)];
    }

    /// <summary>What one execution can be given: the members of each object that the code makes or gets, each set for itself.</summary>
    public static IReadOnlyList<IReadOnlySet<string>> GivenBy(IReadOnlyCollection<Type> code) =>
        [
            .. code.SelectMany(Il.Calls)
                .SelectMany(Made)
                .Concat(code.SelectMany(Il.Methods).SelectMany(Taken))
                .Distinct()
                .Where(type => HoldsParameters(type, code))
                .Select(type => type.GetProperties().Select(property => property.Name).ToHashSet()),
            code.SelectMany(Il.Strings).Where(text => text.StartsWith('@')).Select(name => name[1..]).ToHashSet(),
        ];

    public override void Visit(VariableReference node) => named.Add(node.Name[1..]);

    public override void Visit(DeclareVariableElement node) => declared.Add(node.VariableName.Value[1..]);

    public override void ExplicitVisit(ExecuteParameter node) =>
        // The name before = is the procedure's.
        node.ParameterValue.Accept(this);

    private static IEnumerable<Type> Made(MethodBase call) =>
        call is ConstructorInfo made ? [made.DeclaringType!] : Within(((MethodInfo)call).ReturnType);

    private static IEnumerable<Type> Taken(MethodBase method) =>
        method.GetParameters().SelectMany(parameter => Within(parameter.ParameterType));

    private static IEnumerable<Type> Within(Type type) =>
        type.IsGenericType && !IsAnonymous(type) ? type.GetGenericArguments().SelectMany(Within) : [type];

    private static bool HoldsParameters(Type type, IReadOnlyCollection<Type> code) =>
        IsAnonymous(type)
        || type.Assembly == code.First().Assembly && type.GetMethod("<Clone>$") is not null && type.IsClass;

    private static bool IsAnonymous(Type type) => type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal);
}
