namespace RoleCatalog.Domain.SkillProfiles;

public readonly record struct SkillProfileId(Guid Value)
{
    public static SkillProfileId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static SkillProfileId Parse(string value) => new(Guid.ParseExact(value, "D"));

    public override string ToString() => Value.ToString("D");
}
