using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.Application.JobPostings;

/// <summary>A team's address for questions about a posting.</summary>
public sealed record ContactDetails(string? Name = null, string? Email = null, string? Phone = null)
{
    internal static ContactDetails Of(Contact contact) => new(contact.Name, contact.Email, contact.Phone);
}

/// <summary>Replaces the contact of a posting, which is kept outside editions and the change log.</summary>
public sealed record ChangeContact(string Id, ContactDetails Contact, int ExpectedVersion)
    : ICommand<Versioned<ContactDetails>>
{
    internal sealed class Handler(IJobPostingRepository postings)
        : IRequestHandler<ChangeContact, Versioned<ContactDetails>>
    {
        public async Task<Versioned<ContactDetails>> Handle(ChangeContact command, CancellationToken cancellationToken)
        {
            var posting = await postings.Get(command.Id);
            posting.EnsureMayHaveContact();
            var contact = Domain.JobPostings.Contact.Of(
                command.Contact.Name,
                command.Contact.Email,
                command.Contact.Phone
            );
            await postings.SaveContact(posting, contact, command.ExpectedVersion);
            return new Versioned<ContactDetails>(ContactDetails.Of(contact), command.ExpectedVersion + 1);
        }
    }
}

/// <summary>The contact of a posting; without members while none was given, or after it was closed.</summary>
public sealed record GetContact(string Id) : IQuery<Versioned<ContactDetails>>
{
    internal sealed class Handler(IJobPostingRepository postings)
        : IRequestHandler<GetContact, Versioned<ContactDetails>>
    {
        public async Task<Versioned<ContactDetails>> Handle(GetContact query, CancellationToken cancellationToken)
        {
            var posting = await postings.Get(query.Id);
            var (contact, version) = await postings.GetContact(posting.Id);
            return new Versioned<ContactDetails>(ContactDetails.Of(contact), version);
        }
    }
}
