using System.Data.Common;
using System.Reflection;
using System.Runtime.CompilerServices;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.UnitTests.Architecture;

internal sealed class TypeRules
{
    private static readonly string[] PublicOutside =
    [
        "BrokerOptions",
        "CommitUnknownException",
        "DatabaseInUseException",
        "EventOptions",
        "ICatalogStore",
        "InfrastructureServices",
        "IRelayHealth",
        "MigrationException",
        "SearchOptions",
        "SettingException",
        "StoreOptions",
        "StoreUnavailableException",
    ];

    [Test]
    public void A_class_is_sealed_unless_something_derives_from_it() =>
        Unsealed([.. Solution.Written(Solution.Layers)]).Should().BeEmpty();

    [Test]
    public void Infrastructure_and_api_keep_their_types_to_themselves() =>
        Published(Solution.Written(Solution.Infrastructure, Solution.Api)).Except(PublicOutside).Should().BeEmpty();

    [Test]
    public void A_type_is_named_for_what_it_does_or_is_not_for_its_kind() =>
        NamedByKind(Solution.Written(Solution.Layers)).Should().BeEmpty();

    [Test]
    public void No_method_is_async_void() =>
        AsyncVoid(Solution.Layers.SelectMany(layer => layer.GetTypes())).Should().BeEmpty();

    [Test]
    public void These_rules_bite()
    {
        Unsealed([typeof(OpenClass)]).Should().Equal(typeof(OpenClass).FullName);
        Unsealed([typeof(OpenClass), typeof(PostingManager)]).Should().BeEmpty("one derives from the other");
        Published([typeof(A), typeof(Domain.CatalogKey)]).Should().Equal("CatalogKey");
        NamedByKind([typeof(PostingManager), typeof(OpenClass), typeof(DbCommand)])
            .Should()
            .Equal(typeof(PostingManager).FullName);
        AsyncVoid([typeof(PostingManager)]).Should().Equal($"{nameof(PostingManager)}.{nameof(PostingManager.Forget)}");
    }

    private static IEnumerable<string> Unsealed(IReadOnlyCollection<Type> types)
    {
        var bases = types.Select(type => Definition(type.BaseType)).ToHashSet();
        return types
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !bases.Contains(type))
            .Select(type => type.FullName!);
    }

    private static Type? Definition(Type? type) =>
        type is { IsGenericType: true } ? type.GetGenericTypeDefinition() : type;

    private static IEnumerable<string> Published(IEnumerable<Type> types) =>
        types.Where(type => type.IsVisible).Select(type => type.Name);

    private static IEnumerable<string> NamedByKind(IEnumerable<Type> types)
    {
        string[] kinds = ["Command", "Query", "Service", "Manager", "Helper"];
        return types
            .Where(type => !type.IsInterface && !typeof(DbCommand).IsAssignableFrom(type))
            .Where(type => kinds.Any(kind => type.Name.Split('`')[0].EndsWith(kind, StringComparison.Ordinal)))
            .Select(type => type.FullName!);
    }

    private static IEnumerable<string> AsyncVoid(IEnumerable<Type> types) =>
        from type in types
        from method in Il.Methods(type).OfType<MethodInfo>()
        where method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute))
        select $"{type.Name}.{method.Name}";

    private class OpenClass;

    private sealed class PostingManager : OpenClass
    {
#pragma warning disable S3168, MA0155, VSTHRD100 // The offender.
        public static async void Forget() => await Task.Yield();
#pragma warning restore S3168, MA0155, VSTHRD100
    }
}
