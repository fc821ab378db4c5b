namespace RoleCatalog.Domain.JobPostings;

public readonly record struct JobPostingId(Guid Value)
{
    public static JobPostingId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static JobPostingId Parse(string value) => new(Guid.ParseExact(value, "D"));

    public override string ToString() => Value.ToString("D");
}
