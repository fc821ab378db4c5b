namespace RoleCatalog.Domain.JobPostings;

/// <summary>Who hires: the company, the unit in it, and its page.</summary>
public sealed record Organization(string Name, string? Unit, WebAddress? Url)
{
    public const int MaxLength = 200;
}
