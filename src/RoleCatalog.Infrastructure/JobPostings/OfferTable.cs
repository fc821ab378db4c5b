using RoleCatalog.Application;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Infrastructure.Persistence;
using RoleCatalog.Infrastructure.RoleDescriptions;

namespace RoleCatalog.Infrastructure.JobPostings;

/// <summary>
/// Offers with all that belongs to them. They are inserted and deleted, never changed, so that an edition and the draft
/// that it was made from can share one.
/// </summary>
internal sealed class OfferTable(
    DbSession session,
    OfferPartTables parts,
    RoleDescriptionTable roles,
    TimeProvider clock
)
{
    private const string Select = """
        SELECT id, source_language, profile_id, profile_revision, role_id, title, description, organization_name,
            organization_unit, organization_url, workplace_type, days_on_site, contract_type, schedule, openings,
            application_url, valid_through, time_zone, visibility, stale_texts
        FROM offers
        WHERE id = @id
        """;

    public async Task<JobPostingContent> Load(string id)
    {
        var row = await session.QuerySingle<OfferRow>(Select, new { id });
        var role = row.RoleId is null ? null : await roles.Load(row.RoleId);
        return row.ToContent(role, await parts.Load(id));
    }

    private const string InsertOffer = """
        INSERT INTO offers (id, source_language, profile_id, profile_revision, role_id, title, description,
            organization_name, organization_unit, organization_url, workplace_type, days_on_site, contract_type, schedule,
            openings, application_url, valid_through, time_zone, visibility, stale_texts)
        VALUES (@Id, @SourceLanguage, @ProfileId, @ProfileRevision, @RoleId, @Title, @Description,
            @OrganizationName, @OrganizationUnit, @OrganizationUrl, @WorkplaceType, @DaysOnSite, @ContractType, @Schedule,
            @Openings, @ApplicationUrl, @ValidThrough, @TimeZone, @Visibility, @StaleTexts)
        """;

    /// <summary>Keeps an offer and gives it an id.</summary>
    public async Task<string> Insert(JobPostingContent content)
    {
        var id = Guid.CreateVersion7(clock.Now()).ToString("D");
        var role = content.OwnRole is { } own ? await roles.Insert(own) : null;
        await session.Execute(InsertOffer, OfferRow.Of(id, content, role));
        await parts.Insert(id, content);
        return id;
    }

    private const string SelectUnused = """
        SELECT id, role_id
        FROM offers
        WHERE id = @id
          AND NOT EXISTS (SELECT 1 FROM job_postings WHERE draft_offer_id = @id)
          AND NOT EXISTS (SELECT 1 FROM job_posting_editions WHERE offer_id = @id)
        """;

    private const string Delete = """
        DELETE FROM offers
        WHERE id = @id
        """;

    /// <summary>Deletes an offer, with a role of its own, unless a draft or an edition refers to it.</summary>
    public async Task DeleteUnused(string id)
    {
        if (await session.QuerySingleOrDefault<OfferRow>(SelectUnused, new { id }) is not { } unused)
        {
            return;
        }

        await session.Execute(Delete, new { id });
        if (unused.RoleId is not null)
        {
            await roles.Delete(unused.RoleId);
        }
    }
}
