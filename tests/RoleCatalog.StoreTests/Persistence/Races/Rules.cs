using NUnit.Framework;

namespace RoleCatalog.StoreTests.Persistence.Races;

/// <summary>A rule, and two commands that would break it together.</summary>
internal sealed record Rule(string Name, Func<StoredCatalog, string, Task<Race>> Race)
{
    public override string ToString() => Name;
}

internal static class Rules
{
    public static IEnumerable<TestCaseData> All =>
        (
            (IEnumerable<Rule>)
                [.. SkillRaces.All, .. TaxonomyRaces.All, .. ScaleRaces.All, .. ProfileRaces.All, .. PostingRaces.All]
        ).Select(rule => new TestCaseData(rule).SetArgDisplayNames(rule.Name));
}
