using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.UnitTests.Architecture;

internal sealed partial class SliceRules
{
    // What a layer has beside the slices.
    private static readonly Dictionary<string, string[]> Beside = new()
    {
        ["RoleCatalog.Application"] = ["Matching", "Paging", "Pipeline"],
        ["RoleCatalog.Infrastructure"] = ["Persistence", "Search"],
        ["RoleCatalog.Contracts"] = [],
    };

    // Not in Domain: nothing of it is decided there.
    private static readonly string[] AllSlices = [.. Solution.Slices, "Changes"];

    [Test]
    public void The_slices_are_these() =>
        Solution
            .Slices.Should()
            .Equal("JobPostings", "ProficiencyScales", "RoleDescriptions", "SkillProfiles", "Skills");

    [Test]
    public void A_slice_has_its_name_in_every_layer_and_in_the_tests()
    {
        Missing(AllSlices, Solution.Folders(Solution.Application)).Should().BeEmpty();
        Missing(AllSlices, Solution.Folders(Solution.Infrastructure)).Should().BeEmpty();
        Missing(AllSlices, Solution.Folders(typeof(SliceRules).Assembly)).Should().BeEmpty();
    }

    [Test]
    public void A_layer_has_no_other_folders_than_slices_and_a_few() =>
        Solution
            .Layers.Where(layer => Beside.ContainsKey(layer.GetName().Name!))
            .SelectMany(layer => Solution.Folders(layer).Except(AllSlices).Except(Beside[layer.GetName().Name!]))
            .Should()
            .BeEmpty();

    [Test]
    public void Endpoints_stand_in_the_slice_that_they_are_named_for() =>
        Misplaced(Solution.Written(Solution.Api)).Should().BeEmpty();

    [Test]
    public void A_file_stands_where_its_namespace_says() =>
        Solution.Sources().SelectMany(file => Strayed(file.Path, file.Text)).Should().BeEmpty();

    [Test]
    public void A_file_has_at_most_250_lines() =>
        Solution.Sources().Where(file => IsLong(file.Text)).Select(file => file.Path).Should().BeEmpty();

    [Test]
    public void These_rules_bite()
    {
        Missing(["Skills", "Changes"], ["Skills", "Change"]).Should().Equal("Changes");
        Misplaced([typeof(SkillEndpoints)]).Should().Equal(typeof(SkillEndpoints).FullName);
        Strayed("RoleCatalog.Api/Skills/X.cs", "using A;\n\nnamespace RoleCatalog.Api.Skill;\n").Should().HaveCount(1);
        IsLong(string.Concat(Enumerable.Repeat("x\n", 251))).Should().BeTrue();
        IsLong(string.Concat(Enumerable.Repeat("x\n", 250))).Should().BeFalse();
        Solution.Sources().Should().HaveCountGreaterThan(100);
    }

    private static IEnumerable<string> Missing(IEnumerable<string> slices, IEnumerable<string> folders) =>
        slices.Except(folders);

    private static IEnumerable<string> Misplaced(IEnumerable<Type> types) =>
        from type in types
        where type.Name.EndsWith("Endpoints", StringComparison.Ordinal)
        let folder = type.Namespace!.Split('.')[^1]
        where !type.Name.StartsWith(folder.TrimEnd('s'), StringComparison.Ordinal)
        select type.FullName;

    private static IEnumerable<string> Strayed(string path, string text)
    {
        var expected = string.Join('.', path.Split('/')[..^1]);
        var actual = NamespaceLine().Match(text);
        return !actual.Success || actual.Groups["name"].Value == expected ? [] : [$"{path}: {actual.Value}"];
    }

    private static bool IsLong(string text) => text.AsSpan().Count('\n') > 250;

    [GeneratedRegex(
        @"^namespace (?<name>[\w.]+);",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex NamespaceLine();

    private static class SkillEndpoints;
}
