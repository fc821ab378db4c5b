using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.Domain.JobPostings;

/// <summary>An immutable, numbered, published state of a posting: the offer, and the role with its gaps filled in.</summary>
public sealed record JobPostingEdition(
    int Number,
    JobPostingContent Content,
    RoleDescription Role,
    DateTimeOffset PublishedAt
)
{
    internal static JobPostingEdition Compose(
        int number,
        JobPostingContent content,
        PublicationTerms terms,
        DateTimeOffset now,
        bool showGaps = false
    )
    {
        var role = terms.Role with { Title = content.TitleOverride ?? terms.Role.Title };
        var filling = new PlaceholderFilling(content.PlaceholderValues, terms, showGaps);
        var description = content.Description is { } text ? filling.Fill(text) : null;
        return new JobPostingEdition(number, content with { Description = description }, filling.Fill(role), now);
    }
}
