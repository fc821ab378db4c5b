using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.JobPostings;

internal sealed class ContactTable(DbSession session)
{
    private const string Select = """
        SELECT version, name, email, phone
        FROM job_posting_contacts
        WHERE posting_id = @id
        """;

    public async Task<(Contact Contact, int Version)> Get(string id)
    {
        var row = await session.QuerySingleOrDefault<ContactRow>(Select, new { id });
        return row is null ? (Contact.None, 0) : (Contact.Of(row.Name, row.Email, row.Phone), row.Version);
    }

    private const string Insert = """
        INSERT INTO job_posting_contacts (posting_id, version, name, email, phone)
        VALUES (@id, @version, @name, @email, @phone)
        """;

    private const string Update = """
        UPDATE job_posting_contacts
        SET version = @version,
            name = @name,
            email = @email,
            phone = @phone
        WHERE posting_id = @id
          AND version = @expectedVersion
        """;

    public async Task Save(string id, Contact contact, int expectedVersion)
    {
        var row = new
        {
            id,
            version = expectedVersion + 1,
            expectedVersion,
            name = contact.Name,
            email = contact.Email,
            phone = contact.Phone,
        };
        try
        {
            Saved.Once(await session.Execute(expectedVersion == 0 ? Insert : Update, row));
        }
        catch (DuplicateKeyException)
        {
            Saved.Once(0);
        }
    }

    private const string Delete = """
        DELETE FROM job_posting_contacts
        WHERE posting_id = @id
        """;

    public Task<int> Erase(string id) => session.Execute(Delete, new { id });

    private sealed record ContactRow
    {
        public int Version { get; init; }

        public string? Name { get; init; }

        public string? Email { get; init; }

        public string? Phone { get; init; }
    }
}
