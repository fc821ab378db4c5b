namespace RoleCatalog.Domain.JobPostings;

public interface IJobPostingRepository
{
    Task<JobPosting> Get(string id);

    Task Save(JobPosting posting);

    /// <summary>The contact and its version, which is 0 while none was given.</summary>
    Task<(Contact Contact, int Version)> GetContact(JobPostingId id);

    Task SaveContact(JobPostingId id, Contact contact, int expectedVersion);
}
