using System.Diagnostics.CodeAnalysis;
using RoleCatalog.Application.JobPostings;

namespace RoleCatalog.Api.JobPostings;

/// <summary>Names of facets with commas between them: skill,contractType.</summary>
internal readonly record struct FacetNames(IReadOnlyList<PostingFacet> Value) : IParsable<FacetNames>
{
    public static readonly string Expectation =
        $"names with commas between them: {string.Join(", ", Enum.GetValues<PostingFacet>().Select(PostingFacets.NameOf))}";

    public static FacetNames Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var names) ? names : throw new FormatException();

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out FacetNames result)
    {
        var known = Enum.GetValues<PostingFacet>().ToDictionary(PostingFacets.NameOf, StringComparer.Ordinal);
        var names = (s ?? "").Split(',', StringSplitOptions.TrimEntries);
        var all = names.All(known.ContainsKey);
        result = all ? new FacetNames([.. names.Select(name => known[name]).Distinct()]) : default;
        return all;
    }
}
