using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.ApiTests.Security;

/// <summary>What docs/security.md names as shown by a test is a fixture with tests, of whichever project.</summary>
internal sealed partial class TheTableOfRisks
{
    private static readonly DirectoryInfo Root = Directory.GetParent(ThisFile())!.Parent!.Parent!.Parent!;

    [Test]
    public void Names_tests_that_there_are()
    {
        var fixtures = new DirectoryInfo(Path.Combine(Root.FullName, "tests"))
            .EnumerateFiles("*.cs", SearchOption.AllDirectories)
            .Where(file => TestMark().IsMatch(File.ReadAllText(file.FullName)))
            .Select(file => Path.GetFileNameWithoutExtension(file.Name))
            .ToHashSet();

        var rows = File.ReadAllLines(Path.Combine(Root.FullName, "docs", "security.md"))
            .Where(line => line.StartsWith("| API", StringComparison.Ordinal))
            .ToList();

        rows.Should().HaveCount(10);
        foreach (var row in rows)
        {
            var names = Name().Matches(row.Split('|')[^2]).Select(match => match.Groups["name"].Value).ToList();
            names.Should().NotBeEmpty(row);
            names.Where(name => !name.StartsWith("build/", StringComparison.Ordinal)).Should().BeSubsetOf(fixtures);
        }
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex("`(?<name>[^` ]+)[^`]*`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(
        @"^\s+\[(Test|TestCase|TestCaseSource|Property)\b",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex TestMark();
}
