namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>The kinds of section that the reader treats in a way of their own; every other kind of the rules is unused.</summary>
internal static class SectionKind
{
    public const string Summary = "summary";

    /// <summary>Prose in it is summary, a list in it is duties.</summary>
    public const string Description = "description";
    public const string Responsibilities = "responsibilities";
    public const string Requirements = "requirements";
    public const string Preferred = "preferred";

    /// <summary>Duties and requirements under one heading.</summary>
    public const string Mixed = "mixed";

    /// <summary>Holds other sections.</summary>
    public const string Structure = "structure";
    public const string Unknown = "unknown";

    public static bool IsUsed(string kind) =>
        kind is Summary or Description or Responsibilities or Requirements or Preferred or Mixed;

    public static bool HasItems(string kind) => kind is Responsibilities or Requirements or Preferred or Mixed;

    public static bool IsUnused(string kind) => !IsUsed(kind) && kind is not (Structure or Unknown);
}
