using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.Application.JobPostings;

public interface IJobPostingRepository
{
    Task<JobPosting> Get(string id);

    Task<JobPosting?> Find(string id);

    /// <summary>The latest published state, as it was logged.</summary>
    Task<JobPostingState> GetPublished(JobPostingId id);

    /// <summary>One edition, exactly as it was published, or null.</summary>
    Task<JobPostingState?> FindEdition(JobPostingId id, int number);

    /// <summary>What the latest edition was made from; null when there is none.</summary>
    Task<JobPostingContent?> FindPublishedContent(JobPostingId id);

    /// <summary>Keeps a posting whose draft was begun or changed, and logs its events with the draft.</summary>
    Task SaveDraft(JobPosting posting, JobPostingDraft draft);

    /// <summary>Keeps a posting whose published state has changed, and logs its events with the state.</summary>
    Task SavePublished(JobPosting posting, JobPostingState state);

    /// <summary>Deletes a posting that was never published, and logs its events with the last draft.</summary>
    Task Discard(JobPosting posting);

    /// <summary>The contact and its version, which is 0 while none was given.</summary>
    Task<(Contact Contact, int Version)> GetContact(JobPostingId id);

    /// <summary>Keeps the contact, outside editions and the log, unless the posting has changed since it was read.</summary>
    Task SaveContact(JobPosting posting, Contact contact, int expectedVersion);
}
