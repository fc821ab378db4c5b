namespace RoleCatalog.Benchmarks.Searching.Generating;

// The rows of a published posting for which the product has no types of its own.

internal sealed record ApplicantCountryRow(string OfferId, int Ordinal, string Country);

internal sealed record WorkingLanguageRow(string OfferId, int Ordinal, string Language);

internal sealed record EditionRow(string PostingId, int Number, string OfferId, long PublishedAt, string State);

internal sealed record TakenIdRow(string EntityKind, string Scheme, string Value, string EntityId, int Ordinal);

internal sealed record OwnRoleRow(string Id, string SourceLanguage, string Title, string? Summary, string? StaleTexts);

internal sealed record DutyGroupRow(string RoleId, string Id, int Ordinal, string? Title);

internal sealed record DutyRow(string RoleId, string Id, string GroupId, int Ordinal, string Text);

internal sealed record RequirementGroupRow(string RoleId, string Id, int Ordinal, string? Title, string Match);

internal sealed record RequirementSkillRow(string RoleId, string RequirementId, string SkillId, int Ordinal);

internal sealed record LivePinRow(string ProfileId, int Revision, string Status, int Postings);

internal sealed record SkillUseCountRow(string SkillId, string EntityKind, int IsDraft, int Uses, int Entities);

internal sealed record SkillUseRow(
    string SkillId,
    string EntityKind,
    string EntityId,
    int IsDraft,
    string RequirementId,
    string NamedId,
    string Necessity,
    string? ScaleId,
    string? MinimumLevel,
    string? DesiredLevel
);

internal sealed record LoggedChange(
    string Id,
    string Type,
    int IsPublic,
    string EntityKind,
    string EntityId,
    int EntityVersion,
    long Time,
    string Actor,
    string? StatusBefore,
    string ChangedFields,
    string State
)
{
    /// <summary>Given when all that happened before it is in the log.</summary>
    public long Position { get; init; }
}
