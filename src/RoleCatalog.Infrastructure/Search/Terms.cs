using System.Text;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>What a text is found by.</summary>
internal static class Terms
{
    /// <summary>
    /// Stands between texts, so that no phrase reaches from one into the next; no text has it as a term. Every posting has at
    /// least one.
    /// </summary>
    public const char Gap = '~';

    /// <summary>
    /// Appends the terms in their order, each after a blank; then, each after a gap, the other forms that the text is found by
    /// and that would disturb its phrases: frontend of front-end, knockout of Knockout.js.
    /// </summary>
    public static void AppendTo(StringBuilder into, string text)
    {
        var terms = new TermReader(FoldedText.Of(text));
        var others = new OtherForms();
        while (terms.MoveNext())
        {
            into.Append(' ').Append(terms.Term);
            others.Add(terms);
        }

        others.AppendTo(into);
    }

    public static IReadOnlyList<string> Of(string text)
    {
        var terms = new StringBuilder(text.Length);
        AppendTo(terms, text);
        return terms.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
