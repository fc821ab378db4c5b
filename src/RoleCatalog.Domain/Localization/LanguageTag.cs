using System.Text.RegularExpressions;

namespace RoleCatalog.Domain.Localization;

/// <summary>A BCP 47 language tag in its canonical case: <c>en</c>, <c>id</c>, <c>pt-BR</c>, <c>zh-Hant-TW</c>.</summary>
public readonly partial record struct LanguageTag : IComparable<LanguageTag>
{
    public const int MaxLength = 35;

    private LanguageTag(string value) => Value = value;

    public string Value { get; }

    /// <summary>The tag without script, region and variants.</summary>
    public LanguageTag Language => new(Value.Split('-')[0]);

    public static bool IsTag(string? value) => value is { Length: <= MaxLength } && WellFormed().IsMatch(value);

    public static LanguageTag Parse(string? value) =>
        IsTag(value)
            ? new LanguageTag(Canonical(value!))
            : throw new DomainException(
                "language-tag-invalid",
                "A BCP 47 language tag is needed here, such as 'en', 'id' or 'pt-BR'."
            );

    internal static DomainException Repeated() =>
        new("language-repeated", "Two tags that differ in case only mean the same language.");

    public int CompareTo(LanguageTag other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    private static string Canonical(string value) =>
        string.Join(
            '-',
            value
                .Split('-')
                .Select(
                    (part, index) =>
                        (index, part.Length) switch
                        {
                            (> 0, 2) => part.ToUpperInvariant(),
                            (> 0, 4) when char.IsAsciiLetter(part[0]) => char.ToUpperInvariant(part[0])
                                + part[1..].ToLowerInvariant(),
                            _ => part.ToLowerInvariant(),
                        }
                )
        );

    [GeneratedRegex(
        // Both cases are written out: ignoring case would let the Kelvin sign in as a k.
        @"\A[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex WellFormed();
}
