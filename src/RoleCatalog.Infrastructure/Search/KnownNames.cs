using System.Collections.Frozen;

namespace RoleCatalog.Infrastructure.Search;

/// <param name="Term">What the name is in the index.</param>
/// <param name="GoesOn">Words that make another name of it when they follow, and the term of that.</param>
internal sealed record KnownName(string Term, params (string Word, string Term)[] GoesOn);

/// <summary>Names that are written in several ways.</summary>
internal static class KnownNames
{
    public const string AspNet = "asp.net";
    public const string AspNetCore = "asp.net-core";
    private static readonly (string, string)[] Core = [("core", AspNetCore)];

    // Vue is Vue.js; but express is also a word, which only finds Express.js.
    private static readonly string[] KnownWithoutJs = ["nuxt", "react", "vue"];

    private static readonly string[] KnownWithJs =
    [
        "alpine",
        "angular",
        "backbone",
        "d3",
        "electron",
        "ember",
        "express",
        "fabric",
        "gatsby",
        "knockout",
        "meteor",
        "nest",
        "next",
        "node",
        "p5",
        "polymer",
        "require",
        "three",
    ];

    private static readonly FrozenDictionary<string, KnownName> Names = Libraries()
        .Concat([
            KeyValuePair.Create("asp", new KnownName("asp", ("net", AspNet), (NamesWithSigns.Net, AspNet))),
            KeyValuePair.Create("aspnet", new KnownName(AspNet, Core)),
            KeyValuePair.Create(AspNet, new KnownName(AspNet, Core)),
            KeyValuePair.Create("aspnetcore", new KnownName(AspNetCore)),
            KeyValuePair.Create("dot", new KnownName("dot", ("net", NamesWithSigns.Net))),
            KeyValuePair.Create("dotnet", new KnownName(NamesWithSigns.Net)),
            KeyValuePair.Create("c", new KnownName("c", ("sharp", "c#"))),
            KeyValuePair.Create("csharp", new KnownName("c#")),
            KeyValuePair.Create("f", new KnownName("f", ("sharp", "f#"))),
            KeyValuePair.Create("fsharp", new KnownName("f#")),
            KeyValuePair.Create("cpp", new KnownName("c++")),
        ])
        .ToFrozenDictionary();

    private static readonly FrozenDictionary<string, KnownName>.AlternateLookup<ReadOnlySpan<char>> ByName =
        Names.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool TryGet(ReadOnlySpan<char> word, out KnownName name) => ByName.TryGetValue(word, out name!);

    /// <summary>Whether the word alone is the term: vue and vue.js.</summary>
    public static bool AreSame(ReadOnlySpan<char> word, ReadOnlySpan<char> term) =>
        TryGet(word, out var name) && term.SequenceEqual(name.Term);

    /// <summary>Who asks for .NET means ASP.NET too, and who asks for that, ASP.NET Core.</summary>
    public static IReadOnlyList<string> MeantBy(string term) =>
        term switch
        {
            NamesWithSigns.Net => [term, AspNet, AspNetCore],
            AspNet => [term, AspNetCore],
            _ => [term],
        };

    private static IEnumerable<KeyValuePair<string, KnownName>> Libraries() =>
        KnownWithJs
            .Select(word => (word, alone: word))
            .Concat(KnownWithoutJs.Select(word => (word, alone: word + ".js")))
            .SelectMany<(string Word, string Alone), KeyValuePair<string, KnownName>>(library =>
                [
                    KeyValuePair.Create(library.Word, new KnownName(library.Alone, ("js", library.Word + ".js"))),
                    KeyValuePair.Create(library.Word + "js", new KnownName(library.Word + ".js")),
                ]
            );
}
