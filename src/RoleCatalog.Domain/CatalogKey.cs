using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace RoleCatalog.Domain;

/// <summary>A slug that people and other systems name things by: <c>backend-developer</c>. It never changes.</summary>
public readonly partial record struct CatalogKey
{
    public const int MaxLength = 64;

    private CatalogKey(string value) => Value = value;

    public string Value { get; }

    // Addresses take an id or a key, so a key that could be an id would name two things.
    public static bool IsKey([NotNullWhen(true)] string? value) =>
        value?.Length <= MaxLength && Slug().IsMatch(value) && !Guid.TryParseExact(value, "D", out _);

    /// <param name="value">What is to be a key.</param>
    /// <param name="example">One of its kind, to show those who gave none.</param>
    public static CatalogKey Parse(string? value, string example = "backend-developer")
    {
        if (value is null)
        {
            throw new DomainException("key-missing", $"A key is needed, such as '{example}'.");
        }

        if (!IsKey(value))
        {
            throw new DomainException(
                "key-invalid",
                $"A key is 1 to {MaxLength} lower-case letters and digits in groups joined by hyphens, such as '{example}', and no UUID."
            );
        }

        return new CatalogKey(value);
    }

    public override string ToString() => Value;

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Slug();
}
