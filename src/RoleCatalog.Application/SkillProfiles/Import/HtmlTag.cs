using System.Collections.Frozen;

namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>The elements of HTML, by what they do to lines.</summary>
internal static class HtmlTag
{
    /// <summary>Nothing in it is text for a reader.</summary>
    public static readonly FrozenSet<string> Hidden = Set(
        "script",
        "style",
        "svg",
        "template",
        "iframe",
        "object",
        "math",
        "canvas"
    );

    /// <summary>Surrounds the document, and is no part of it.</summary>
    public static readonly FrozenSet<string> Frames = Set("nav", "footer", "button", "select", "noscript", "dialog");

    public static readonly FrozenSet<string> Blocks = Set(
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "aside",
        "body",
        "html",
        "head",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "caption",
        "dl",
        "blockquote",
        "pre",
        "hr",
        "address",
        "figure",
        "figcaption",
        "form",
        "fieldset",
        "legend",
        "details",
        "summary",
        "center"
    );

    private static readonly FrozenSet<string> Inline = Set(
        "a",
        "abbr",
        "b",
        "br",
        "cite",
        "code",
        "dd",
        "del",
        "dt",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "li",
        "link",
        "mark",
        "meta",
        "ol",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "td",
        "th",
        "time",
        "title",
        "tr",
        "u",
        "ul",
        "var",
        "wbr"
    );

    public static int HeadingLevel(string name) => name is ['h', >= '1' and <= '6'] ? name[1] - '0' : 0;

    public static string NameIn(ReadOnlySpan<char> tag)
    {
        var name = tag.TrimStart('/');
        var end = name.IndexOfAnyExcept(NameCharacters);
        return (end < 0 ? name : name[..end]).ToString().ToLowerInvariant();
    }

    /// <summary>Tells a tag from other text between angle brackets, such as "List&lt;String&gt;".</summary>
    public static bool IsKnown(ReadOnlySpan<char> tag)
    {
        var name = NameIn(tag);
        return Blocks.Contains(name)
            || Inline.Contains(name)
            || Hidden.Contains(name)
            || Frames.Contains(name)
            || HeadingLevel(name) > 0;
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    );

    private static FrozenSet<string> Set(params string[] names) => names.ToFrozenSet(StringComparer.Ordinal);
}
