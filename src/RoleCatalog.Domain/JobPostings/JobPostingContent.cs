using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.SkillProfiles;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Domain.JobPostings;

public enum ContractType
{
    Permanent,
    FixedTerm,
    Temporary,
    Internship,
    Apprenticeship,
    Freelance,
}

public enum WorkSchedule
{
    FullTime,
    PartTime,
    Shift,
    Flexible,
}

public enum Visibility
{
    Public,
    Internal,
}

/// <summary>The revision of a profile that a posting was written from; it never changes under the posting.</summary>
public sealed record ProfilePin(SkillProfileId Profile, int Revision);

/// <summary>
/// What a posting says. Its role comes from a pinned revision, or it has a role description of its own; the rest is the offer.
/// </summary>
public sealed record JobPostingContent
{
    public const int MaxDescriptionLength = 20_000;
    public const int MaxLocations = 50;
    public const int MaxSalaryRanges = 20;
    public const int MaxWorkingLanguages = 20;
    public const int MaxOpenings = 10_000;

    public required LanguageTag SourceLanguage { get; init; }

    public ProfilePin? Profile { get; init; }

    /// <summary>The role of a posting without a profile.</summary>
    public RoleDescription? OwnRole { get; init; }

    /// <summary>A title instead of the profile's.</summary>
    public LocalizedText? TitleOverride { get; init; }

    /// <summary>What is particular to this offer.</summary>
    public LocalizedText? Description { get; init; }

    public Organization? Organization { get; init; }

    public Workplace? Workplace { get; init; }

    public ValueList<Location> Locations { get; init; } = [];

    public ContractType? ContractType { get; init; }

    public WorkSchedule? Schedule { get; init; }

    public ValueList<SalaryRange> SalaryRanges { get; init; } = [];

    public int Openings { get; init; } = 1;

    /// <summary>The languages spoken at work.</summary>
    public ValueList<LanguageTag> WorkingLanguages { get; init; } = [];

    public WebAddress? ApplicationUrl { get; init; }

    public Validity? Validity { get; init; }

    public Visibility Visibility { get; init; }

    public PlaceholderValues PlaceholderValues { get; init; } = PlaceholderValues.None;

    public ValueList<ExternalId> ExternalIds { get; init; } = [];

    /// <summary>The translations of the title and the description that are behind their source text.</summary>
    public StaleTexts Stale { get; init; } = StaleTexts.None;

    /// <summary>This content as what another was changed to, with the translations that are behind now.</summary>
    /// <param name="before">The content before.</param>
    /// <param name="written">A language whose texts were written just now.</param>
    public JobPostingContent After(JobPostingContent before, LanguageTag? written) =>
        this with
        {
            OwnRole =
                OwnRole is not null && before.OwnRole is not null ? OwnRole.After(before.OwnRole, written) : OwnRole,
            Stale = before.Stale.After(before.OfferTexts(), OfferTexts(), written),
        };

    /// <summary>The skills that fill placeholders.</summary>
    public IReadOnlySet<SkillId> NamedInValues() =>
        PlaceholderValues.Values.OfType<SkillsValue>().SelectMany(value => value.Skills).ToHashSet();

    /// <summary>The texts that are the posting's own, and not a profile's.</summary>
    public SourcedTexts OwnTexts() => new([.. OfferTexts().Texts, .. OwnRole?.Texts() ?? []], SourceLanguage);

    /// <summary>
    /// The texts that readers will see, with the JSON Pointers that they have in the published posting; those that fill
    /// placeholders, which are part of others there, with the ones that they have in the draft.
    /// </summary>
    public SourcedTexts ShownTexts(RoleDescription role) =>
        new(
            [
                .. OfferTexts().Texts,
                .. role.BodyTexts().Where(text => TitleOverride is null || text.Address != TitleAddress),
                .. ValueTexts(),
            ],
            SourceLanguage
        );

    private const string TitleAddress = "title";

    private IEnumerable<NamedText> ValueTexts() =>
        from value in PlaceholderValues
        where value.Value is LocalizedTextValue
        orderby value.Key
        let address = $"placeholderValues/{value.Key}"
        select new NamedText($"/{address}", address, ((LocalizedTextValue)value.Value).Text);

    private SourcedTexts OfferTexts()
    {
        (string Address, LocalizedText? Text)[] texts = [(TitleAddress, TitleOverride), ("description", Description)];
        return new SourcedTexts(
            [
                .. texts
                    .Where(text => text.Text is not null)
                    .Select(text => new NamedText($"/{text.Address}", text.Address, text.Text!)),
            ],
            SourceLanguage
        );
    }
}
