using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.JobPostings;

/// <summary>Counts the live postings of each revision, so that lists of what has drifted know their length at once.</summary>
internal sealed class LivePinTable(DbSession session)
{
    private const string Add = """
        UPDATE live_pins
        SET postings = postings + @change
        WHERE profile_id = @profile
          AND revision = @revision
          AND status = @status
        """;

    private const string Insert = """
        INSERT INTO live_pins (profile_id, revision, status, postings)
        VALUES (@profile, @revision, @status, @change)
        """;

    /// <summary>Counts a posting where it is now, and no longer where it was.</summary>
    public async Task Move(JobPostingRow before, JobPostingRow after)
    {
        if (Pin(before) != Pin(after))
        {
            // In one order, or a suspension and a resumption could wait for each other.
            var counts = new[] { (Row: before, Change: -1), (Row: after, Change: 1) };
            foreach (var (row, change) in counts.OrderBy(count => (count.Row.LiveRevision, count.Row.Status)))
            {
                await Count(row, change);
            }
        }
    }

    private static (string?, int?, string) Pin(JobPostingRow row) => (row.LiveProfileId, row.LiveRevision, row.Status);

    private async Task Count(JobPostingRow row, int change)
    {
        if (row.LiveProfileId is not { } profile)
        {
            return;
        }

        var pin = new
        {
            profile,
            revision = row.LiveRevision,
            status = row.Status,
            change,
        };
        if (await session.Execute(Add, pin) == 0)
        {
            await session.Execute(Insert, pin);
        }
    }
}
