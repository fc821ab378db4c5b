using System.Text.Json.Nodes;
using System.Xml.Linq;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.UnitTests.Architecture;

/// <summary>What is restored, with all that it brings along, by the lock files.</summary>
internal sealed class ThePackages
{
    // Of two that are offered, the one that is allowed is taken.
    private static readonly string[] Allowed =
    [
        "MIT",
        "Apache-2.0",
        "Apache-2.0 OR MPL-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "blessing",
    ];

    // Packages that name no licence by its SPDX expression, as read in what they bring (SQLite is in the public domain).
    private static readonly Dictionary<string, string> Read = new()
    {
        ["MediatR 5.1.0"] = "Apache-2.0",
        ["SourceGear.sqlite3 3.50.4.5"] = "blessing",
    };

    // Under a licence that is not on the list, and not part of what is shipped. DacFx holds the parser of T-SQL for tests.
    private static readonly string[] OnlyWhileBuilding =
    [
        "Microsoft.SqlServer.DacFx 150.4897.1",
        "SonarAnalyzer.CSharp 10.36.0.15337",
    ];

    private static readonly string Folder =
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static IEnumerable<string> Locks =>
        Directory
            .EnumerateFiles(Solution.Root, "*.csproj", SearchOption.AllDirectories)
            .Select(project => Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json"));

    private static IEnumerable<string> Packages => [.. Locks.SelectMany(PackagesOf).Distinct().Order()];

    [Test]
    public void Are_locked_in_every_project() => Locks.Should().OnlyContain(file => File.Exists(file));

    [TestCaseSource(nameof(Packages))]
    public void Have_a_licence_that_is_allowed(string package)
    {
        if (!OnlyWhileBuilding.Contains(package))
        {
            Allowed.Should().Contain(LicenceOf(package));
        }
    }

    [Test]
    public void Are_told_apart_by_their_licence() =>
        LicenceOf("SonarAnalyzer.CSharp 10.36.0.15337").Should().Be("file");

    [Test]
    public void Are_no_part_of_what_is_shipped_when_they_are_for_building() =>
        Locks
            .Where(file => file.Contains("src", StringComparison.Ordinal))
            .SelectMany(Shipped)
            .Should()
            .NotContain(name => OnlyWhileBuilding.Any(tool => tool.StartsWith(name, StringComparison.Ordinal)));

    private static IEnumerable<string> PackagesOf(string file) =>
        Entries(file)
            .Where(entry => (string?)entry.Value!["type"] != "Project")
            .Select(entry => $"{entry.Key} {entry.Value!["resolved"]}");

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Entries(string file) =>
        JsonNode.Parse(File.ReadAllText(file))!["dependencies"]!.AsObject().SelectMany(each => each.Value!.AsObject());

    // The assets say what of each package runs.
    private static IEnumerable<string> Shipped(string file)
    {
        var assets = Path.Combine(Path.GetDirectoryName(file)!, "obj", "project.assets.json");
        return JsonNode.Parse(File.ReadAllText(assets))!["targets"]!
            .AsObject()
            .SelectMany(target => target.Value!.AsObject())
            .Where(package => package.Value!["runtime"] is not null)
            .Select(package => package.Key.Split('/')[0]);
    }

    private static string LicenceOf(string package)
    {
        if (Read.TryGetValue(package, out var known))
        {
            return known;
        }

        var (id, version) = (package.Split(' ')[0].ToLowerInvariant(), package.Split(' ')[1]);
        var nuspec = XDocument.Load(Path.Combine(Folder, id, version, $"{id}.nuspec"));
        var licence = nuspec.Descendants().FirstOrDefault(element => element.Name.LocalName == "license");
        return licence?.Attribute("type")?.Value == "expression" ? licence.Value : "file";
    }
}
