using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Paging;
using RoleCatalog.Domain.SkillProfiles;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.JobPostings;

internal sealed class LivePostings(DbSession session) : ILivePostings
{
    private const string Count = """
        SELECT COALESCE(SUM(postings), 0)
        FROM live_pins
        WHERE profile_id = @profile
          AND revision < @roleRevision
        """;

    // The second of the conditions on revisions lets the index begin where the page does.
    private const string Select = """
        SELECT id, live_revision AS revision
        FROM job_postings
        WHERE live_profile_id = @profile
          AND live_revision < @roleRevision
          AND live_revision >= @revision
          AND (live_revision > @revision OR id > @after)
        ORDER BY live_revision, id
        """;

    public async Task<Page<LivePosting>> Behind(SkillProfileId profile, int roleRevision, int limit, string? cursor)
    {
        var cursors = Cursor.For("skill-profile-drift", profile.ToString());
        var key = cursors.Read(cursor);
        var parameters = new
        {
            profile = profile.ToString(),
            roleRevision,
            revision = key?.Number(0) ?? 0,
            after = key?.Text(1) ?? "",
            limit = limit + 1,
        };
        var total = await session.QuerySingle<long>(Count, parameters);
        var rows = await session.Query<LivePosting>($"{Select}\n{session.Dialect.Page}", parameters);
        return Page.Of([.. rows], limit, total, last => cursors.After((long)last.Revision, last.Id));
    }
}
