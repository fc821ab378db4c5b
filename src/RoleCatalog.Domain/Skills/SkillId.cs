namespace RoleCatalog.Domain.Skills;

public readonly record struct SkillId(Guid Value)
{
    public static SkillId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static SkillId Parse(string value) => new(Guid.ParseExact(value, "D"));

    public override string ToString() => Value.ToString("D");
}
