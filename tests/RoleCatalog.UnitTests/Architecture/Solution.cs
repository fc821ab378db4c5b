using System.Reflection;
using System.Runtime.CompilerServices;

namespace RoleCatalog.UnitTests.Architecture;

/// <summary>The layers as they were compiled, and as they are written.</summary>
internal static class Solution
{
    public static readonly Assembly Domain = typeof(Domain.DomainException).Assembly;
    public static readonly Assembly Contracts = typeof(Contracts.CatalogEvent).Assembly;
    public static readonly Assembly ContractsMassTransit = typeof(Contracts.MassTransit.CatalogBus).Assembly;
    public static readonly Assembly Application = typeof(Application.ApplicationServices).Assembly;
    public static readonly Assembly Infrastructure = typeof(Infrastructure.InfrastructureServices).Assembly;
    public static readonly Assembly Api = Assembly.Load("RoleCatalog.Api");

    public static readonly IReadOnlyList<Assembly> Layers =
    [
        Domain,
        Contracts,
        ContractsMassTransit,
        Application,
        Infrastructure,
        Api,
    ];

    /// <summary>What stands in Domain beside the slices.</summary>
    public static readonly IReadOnlyList<string> SharedFolders = ["Localization"];

    public static IReadOnlyList<string> Slices { get; } =
    [.. Folders(Domain).Except(SharedFolders).Order(StringComparer.Ordinal)];

    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>The types that people wrote, with their nested types.</summary>
    public static IEnumerable<Type> Written(params IEnumerable<Assembly> assemblies) =>
        assemblies
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("RoleCatalog", StringComparison.Ordinal) == true)
            .Where(type => !IsGenerated(type));

    /// <summary>The outermost type, which is where someone wrote the code of closures and state machines.</summary>
    public static Type Writer(Type type) => type.DeclaringType is { } outer ? Writer(outer) : type;

    /// <summary>The first folders of an assembly, by its namespaces.</summary>
    public static IEnumerable<string> Folders(Assembly assembly) =>
        assembly
            .GetTypes()
            .Select(type => type.Namespace ?? "")
            .Where(name => name.StartsWith(assembly.GetName().Name + ".", StringComparison.Ordinal))
            .Select(name => name.Split('.')[2])
            .Distinct();

    public static string Project(Assembly layer) =>
        File.ReadAllText(Path.Combine(Root, "src", layer.GetName().Name!, $"{layer.GetName().Name}.csproj"));

    /// <summary>The source files of the layers, by their path below src.</summary>
    public static IEnumerable<(string Path, string Text)> Sources() =>
        Layers
            .SelectMany(layer =>
                Directory.EnumerateFiles(
                    Path.Combine(Root, "src", layer.GetName().Name!),
                    "*.cs",
                    SearchOption.AllDirectories
                )
            )
            .Select(path => (Path: Path.GetRelativePath(Path.Combine(Root, "src"), path).Replace('\\', '/'), path))
            .Where(file => !file.Path.Split('/').Any(folder => folder is "bin" or "obj"))
            .Select(file => (file.Path, File.ReadAllText(file.path)));

    private static bool IsGenerated(Type type) =>
        type.Name.Contains('<', StringComparison.Ordinal)
        || type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        || type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false)
        || type.DeclaringType is { } outer && IsGenerated(outer);

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "RoleCatalog.sln")) ? folder : Above(Path.GetDirectoryName(folder)!);
}
