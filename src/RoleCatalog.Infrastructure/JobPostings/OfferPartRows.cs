using RoleCatalog.Application;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.Skills;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.JobPostings;

internal sealed record LocationRow
{
    public string OfferId { get; init; } = "";

    public int Ordinal { get; init; }

    public string Country { get; init; } = "";

    public string? Region { get; init; }

    public string? Locality { get; init; }

    public string? PostalCode { get; init; }

    public string? StreetAddress { get; init; }

    public static LocationRow Of(string offer, int ordinal, Location location) =>
        new()
        {
            OfferId = offer,
            Ordinal = ordinal,
            Country = location.Country.Code,
            Region = location.Region,
            Locality = location.Locality,
            PostalCode = location.PostalCode,
            StreetAddress = location.StreetAddress,
        };

    public Location ToLocation() =>
        new(Domain.JobPostings.Country.Parse(Country), Region, Locality, PostalCode, StreetAddress);
}

internal sealed record SalaryRangeRow
{
    public string OfferId { get; init; } = "";

    public int Ordinal { get; init; }

    public long? MinimumHundredths { get; init; }

    public long? MaximumHundredths { get; init; }

    public string Currency { get; init; } = "";

    public string Unit { get; init; } = "";

    public string? Country { get; init; }

    public string? Region { get; init; }

    public string? Locality { get; init; }

    public string? PostalCode { get; init; }

    public string? StreetAddress { get; init; }

    public static SalaryRangeRow Of(string offer, int ordinal, SalaryRange range) =>
        new()
        {
            OfferId = offer,
            Ordinal = ordinal,
            MinimumHundredths = Hundredths(range.Minimum),
            MaximumHundredths = Hundredths(range.Maximum),
            Currency = range.Currency.Code,
            Unit = Wire.Name(range.Unit),
            Country = range.Location?.Country.Code,
            Region = range.Location?.Region,
            Locality = range.Location?.Locality,
            PostalCode = range.Location?.PostalCode,
            StreetAddress = range.Location?.StreetAddress,
        };

    public SalaryRange ToRange() =>
        SalaryRange.Of(
            MinimumHundredths / 100m,
            MaximumHundredths / 100m,
            Domain.JobPostings.Currency.Parse(Currency),
            Wire.Value<PayUnit>(Unit),
            Country is null
                ? null
                : new Location(Domain.JobPostings.Country.Parse(Country), Region, Locality, PostalCode, StreetAddress)
        );

    private static long? Hundredths(decimal? amount) => (long?)(amount * 100);
}

internal sealed record PlaceholderValueRow
{
    public string OfferId { get; init; } = "";

    public string Key { get; init; } = "";

    public string Type { get; init; } = "";

    public string Value { get; init; } = "";

    public static PlaceholderValueRow Of(string offer, string key, PlaceholderValue value)
    {
        var (type, json) = value switch
        {
            NeutralTextValue text => ("text", StateJson.Write(text.Text)),
            LocalizedTextValue text => ("localized-text", Columns.Of(text.Text)!),
            NumberValue number => ("number", StateJson.Write(number.Number)),
            DateValue date => ("date", StateJson.Write(date.Date)),
            ChoiceValue choice => ("choice", StateJson.Write(choice.Choice.Value)),
            SkillsValue skills => ("skills", StateJson.Write(skills.Skills.Select(skill => skill.ToString()))),
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        };
        return new PlaceholderValueRow
        {
            OfferId = offer,
            Key = key,
            Type = type,
            Value = json,
        };
    }

    public PlaceholderValue ToValue() =>
        Type switch
        {
            "text" => new NeutralTextValue(StateJson.Read<string>(Value)),
            "localized-text" => new LocalizedTextValue(Columns.Text(Value)),
            "number" => new NumberValue(StateJson.Read<decimal>(Value)),
            "date" => new DateValue(StateJson.Read<DateOnly>(Value)),
            "choice" => new ChoiceValue(CatalogKey.Parse(StateJson.Read<string>(Value))),
            _ => new SkillsValue([.. StateJson.Read<IReadOnlyList<string>>(Value).Select(SkillId.Parse)]),
        };
}

internal sealed record ExternalIdRow
{
    public string OfferId { get; init; } = "";

    public int Ordinal { get; init; }

    public string Scheme { get; init; } = "";

    public string Value { get; init; } = "";

    public static ExternalIdRow Of(string offer, int ordinal, ExternalId externalId) =>
        new()
        {
            OfferId = offer,
            Ordinal = ordinal,
            Scheme = externalId.Scheme.Value,
            Value = externalId.Value,
        };
}
