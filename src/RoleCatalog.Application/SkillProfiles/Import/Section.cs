namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>A heading and what stands under it, up to the next heading.</summary>
internal sealed class Section(Block? heading, string kind, Section? parent)
{
    public Block? Heading { get; } = heading;
    public string Kind { get; set; } = kind;

    /// <summary>The section whose heading is above this one's.</summary>
    public Section? Parent { get; } = parent;
    public List<Block> Content { get; } = [];

    /// <summary>The heading says the kind and nothing else, so it does not say whose duties or requirements these are.</summary>
    public bool HasPlainHeading { get; init; }

    /// <summary>The kind is that of the section around it.</summary>
    public bool IsInherited { get; init; }

    /// <summary>Names the document, or stands before every heading.</summary>
    public bool IsIntroduction { get; init; }

    /// <summary>Has duties or requirements in a section below: names a role, or one level of it.</summary>
    public bool IsRole { get; set; }

    /// <summary>One of several roles of the document, and not the one that the summary is of.</summary>
    public bool IsOtherRole { get; set; }

    public int Level => Heading?.Level ?? 0;

    /// <summary>The title of its groups: "Senior Engineer: Requirements", where the heading alone would not tell.</summary>
    public SourcedText? GroupTitle
    {
        get
        {
            if (Heading is null)
            {
                return null;
            }

            var own = Heading.Passage.Sourced;
            var text = own.Text.TrimEnd(':', ' ');
            var role = HasPlainHeading || Level > 1 ? RoleAbove() : null;
            var says = role is null || text.Contains(role, StringComparison.OrdinalIgnoreCase) || !HasPlainHeading;
            return own with { Text = says ? text : role + ": " + text };
        }
    }

    private string? RoleAbove()
    {
        for (var above = Parent; above is not null; above = above.Parent)
        {
            if (above is { Kind: SectionKind.Unknown, IsIntroduction: false, Heading: not null })
            {
                return above.Heading.Passage.Flat.TrimEnd(':', ' ');
            }
        }

        return null;
    }
}
