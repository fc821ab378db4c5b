using RoleCatalog.Api.Conventions.Writes;
using RoleCatalog.Api.Security;
using RoleCatalog.Application.Changes.Replaying;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.Skills;
using RoleCatalog.Infrastructure.Changes.Relaying;
using RoleCatalog.Infrastructure.Changes.Replaying;

namespace RoleCatalog.UnitTests.SqlServer;

/// <summary>How wide a text column is by the limits of the domain. What refers to a key has the width of the key.</summary>
internal static class Widths
{
    /// <summary>Of the names that the program gives: of values, kinds, and sets.</summary>
    public const int Name = 40;

    /// <summary>Of the types of facts.</summary>
    public const int FactType = 80;

    /// <summary>Of zones, as IANA names them.</summary>
    public const int TimeZone = 64;

    private const int Uuid = 36;
    private const int Date = 10;
    private const int Hash = 64;
    private const int CountryCode = 2;
    private const int CurrencyCode = 3;

    // The longest id of an activity of .NET; that of W3C has 55 characters.
    private const int TraceParent = 1024;

    private static readonly (int Width, string[] Columns)[] All =
    [
        (
            Uuid,
            ["changes.id", "skills.id", "role_descriptions.id", "skill_profiles.id", "offers.id", "job_postings.id"]
        ),
        (Uuid, ["responsibility_groups.id", "responsibilities.id", "requirement_groups.id", "requirements.id"]),
        (Uuid, ["external_ids.entity_id", "skill_uses.entity_id", "skill_uses.requirement_id"]),
        (Uuid, ["relay_cursors.holder"]),
        (32, ["change_log.log_id"]),
        (Hash, ["idempotency_keys.request_hash", "schema_migrations.checksum"]),
        (200, ["schema_migrations.name"]),
        (64, ["relay_cursors.name", "fillings.name"]),
        (
            Name,
            [
                "changes.entity_kind",
                "held_changes.entity_kind",
                "external_ids.entity_kind",
                "skill_uses.entity_kind",
                "skill_use_counts.entity_kind",
            ]
        ),
        (
            Name,
            ["changes.status_before", "skills.status", "skills.kind", "skill_alignments.match", "skill_relations.kind"]
        ),
        (Name, ["requirement_groups.match", "requirements.match", "requirements.necessity", "skill_uses.necessity"]),
        (Name, ["placeholders.type", "offer_placeholder_values.type"]),
        (Name, ["skill_profiles.status", "skill_profiles.seniority", "skill_profile_revisions.seniority"]),
        (Name, ["offers.workplace_type", "offers.contract_type", "offers.schedule", "offers.visibility"]),
        (Name, ["offer_salary_ranges.unit", "job_postings.status", "job_postings.close_reason", "live_pins.status"]),
        (FactType, ["changes.type"]),
        (HeldChanges.MaxRefusal, ["held_changes.refusal"]),
        (Uuid, ["replays.id"]),
        (ReplayOrder.MaxQueueLength, ["replays.queue"]),
        (Name, ["replays.status"]),
        (ReplayTable.MaxReason, ["replays.reason"]),
        // A kind, a slash and an id.
        (Name + 1 + CatalogKey.MaxLength, ["replays.subject"]),
        (CallerIdentity.MaxLength, ["replays.submitted_by"]),
        (TraceParent, ["changes.trace_parent"]),
        (CallerIdentity.MaxLength, ["changes.actor", "changes.client", "idempotency_keys.subject"]),
        (CorrelationIds.MaxLength, ["changes.correlation_id"]),
        (IdempotencyKeys.MaxLength, ["idempotency_keys.idempotency_key"]),
        // The key of a scale is its id.
        (
            CatalogKey.MaxLength,
            ["changes.entity_id", "held_changes.entity_id", "proficiency_scales.id", "proficiency_levels.key"]
        ),
        (
            CatalogKey.MaxLength,
            ["skills.key", "skill_profiles.key", "skill_profiles.family", "skill_profile_revisions.family"]
        ),
        (CatalogKey.MaxLength, ["external_ids.scheme", "offer_external_ids.scheme", "skill_alignments.scheme"]),
        (CatalogKey.MaxLength, ["skill_uses.scale_id", "skill_uses.minimum_level", "skill_uses.desired_level"]),
        (CatalogKey.MaxLength, ["placeholder_choices.key"]),
        (PlaceholderSyntax.MaxKeyLength, ["placeholders.key", "offer_placeholder_values.key"]),
        (ExternalId.MaxValueLength, ["external_ids.value", "offer_external_ids.value"]),
        (
            LanguageTag.MaxLength,
            ["skills.source_language", "proficiency_scales.source_language", "skill_names.language"]
        ),
        (
            LanguageTag.MaxLength,
            ["role_descriptions.source_language", "offers.source_language", "offer_languages.language"]
        ),
        (SkillNames.MaxLength, ["skill_names.name"]),
        (SkillNames.MaxFoldedLength, ["skill_names.folded", "skill_names.squeezed", "skill_names.backward"]),
        (Deprecation.MaxNoteLength, ["skills.deprecation_note"]),
        (SkillAlignment.MaxCodeLength, ["skill_alignments.code"]),
        (SkillAlignment.MaxVersionLength, ["skill_alignments.scheme_version"]),
        (WebAddress.MaxLength, ["skill_alignments.uri", "offers.organization_url", "offers.application_url"]),
        (Organization.MaxLength, ["offers.organization_name", "offers.organization_unit"]),
        (Date, ["offers.valid_through"]),
        (TimeZone, ["offers.time_zone"]),
        (CountryCode, ["offer_locations.country", "offer_applicant_countries.country", "offer_salary_ranges.country"]),
        (CurrencyCode, ["offer_salary_ranges.currency"]),
        (Location.MaxLength, ["offer_locations.region", "offer_locations.locality", "offer_locations.postal_code"]),
        (Location.MaxLength, ["offer_locations.street_address", "offer_salary_ranges.street_address"]),
        (
            Location.MaxLength,
            ["offer_salary_ranges.region", "offer_salary_ranges.locality", "offer_salary_ranges.postal_code"]
        ),
        (Contact.MaxLength, ["job_posting_contacts.name", "job_posting_contacts.email", "job_posting_contacts.phone"]),
        (Closure.MaxNoteLength, ["job_postings.close_note"]),
    ];

    public static IReadOnlyDictionary<string, int> ByColumn { get; } =
        All.SelectMany(each => each.Columns.Select(column => (column, each.Width)))
            .ToDictionary(each => each.column, each => each.Width);
}
