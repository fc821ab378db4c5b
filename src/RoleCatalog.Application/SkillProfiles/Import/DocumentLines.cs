namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>A document of any format, as lines.</summary>
internal sealed record DocumentLines(
    IReadOnlyList<SourceLine> Lines,
    IReadOnlyList<UnusedText> Unused,
    IReadOnlyList<ReadingWarning> Warnings
)
{
    /// <summary>The title in the front matter.</summary>
    public SourcedText? MetadataTitle { get; init; }

    /// <summary>The title element of an HTML page, which often names the site too.</summary>
    public SourcedText? PageTitle { get; init; }
}
