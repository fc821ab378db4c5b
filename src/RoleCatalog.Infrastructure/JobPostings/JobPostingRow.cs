using RoleCatalog.Application;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.JobPostings;

internal sealed record JobPostingRow
{
    public string Id { get; init; } = "";
    public int Version { get; init; }
    public int StoredVersion { get; init; }
    public string Status { get; init; } = "";
    public int DraftVersion { get; init; }
    public int? PublicVersion { get; init; }
    public int? LatestEdition { get; init; }
    public string DraftOfferId { get; init; } = "";
    public string? PublishedOfferId { get; init; }
    public string? LiveProfileId { get; init; }
    public int? LiveRevision { get; init; }
    public int FilledOpenings { get; init; }
    public long? DueAt { get; init; }
    public string? Refusal { get; init; }
    public long? FirstPublishedAt { get; init; }
    public long? ClosedAt { get; init; }
    public string? CloseReason { get; init; }
    public string? CloseNote { get; init; }
    public long CreatedAt { get; init; }
    public long UpdatedAt { get; init; }
    public string DraftState { get; init; } = "";
    public string? PublicState { get; init; }

    /// <summary>All but the offers and the states.</summary>
    public static JobPostingRow Of(JobPosting posting)
    {
        var progress = posting.Progress;
        return new JobPostingRow
        {
            Id = posting.Id.ToString(),
            Version = posting.Version,
            StoredVersion = posting.StoredVersion,
            Status = Wire.Name(posting.Status),
            DraftVersion = progress.DraftVersion,
            PublicVersion = progress.PublicVersion,
            LatestEdition = progress.LatestEdition,
            FilledOpenings = progress.FilledOpenings,
            DueAt = Columns.Of(progress.DueAt),
            Refusal = progress.Refusal is null ? null : StateJson.Write(progress.Refusal),
            FirstPublishedAt = Columns.Of(progress.FirstPublishedAt),
            ClosedAt = Columns.Of(progress.ClosedAt),
            CloseReason = Columns.Name(progress.Closure?.Reason),
            CloseNote = progress.Closure?.Note,
            CreatedAt = Columns.Of(progress.Lifetime.CreatedAt),
            UpdatedAt = Columns.Of(progress.Lifetime.UpdatedAt),
        };
    }

    public JobPosting ToPosting(JobPostingContent draft) =>
        JobPosting.Restore(JobPostingId.Parse(Id), draft, ToProgress(), Version);

    private JobPostingProgress ToProgress() =>
        new()
        {
            Status = Wire.Value<JobPostingStatus>(Status),
            DraftVersion = DraftVersion,
            PublicVersion = PublicVersion,
            LatestEdition = LatestEdition,
            FilledOpenings = FilledOpenings,
            DueAt = Columns.Time(DueAt),
            Refusal = Refusal is null ? null : StateJson.Read<PublicationRefusal>(Refusal),
            FirstPublishedAt = Columns.Time(FirstPublishedAt),
            ClosedAt = Columns.Time(ClosedAt),
            Closure = Columns.Value<CloseReason>(CloseReason) is { } reason ? new Closure(reason, CloseNote) : null,
            Lifetime = new Lifetime(Columns.Time(CreatedAt), Columns.Time(UpdatedAt)),
        };
}
