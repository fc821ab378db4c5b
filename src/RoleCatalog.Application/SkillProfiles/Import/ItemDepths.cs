namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>How deep an item is, from the indentation of those above it.</summary>
internal sealed class ItemDepths
{
    public const int SmallestStep = 2;
    private const int TabWidth = 4;
    private readonly Stack<(int Indent, bool IsNumbered)> items = new();

    /// <summary>The indentation of the last item.</summary>
    public int Indent => items.TryPeek(out var item) ? item.Indent : 0;

    public static int IndentOf(string line)
    {
        var indent = 0;
        foreach (var character in line)
        {
            if (character is not (' ' or '\t'))
            {
                break;
            }

            indent += character == '\t' ? TabWidth - (indent % TabWidth) : 1;
        }

        return indent;
    }

    public int Of(int indent, bool isNumbered)
    {
        while (items.TryPeek(out var above) && !IsWithin(above, indent, isNumbered))
        {
            items.Pop();
        }

        items.Push((indent, isNumbered));
        return items.Count - 1;
    }

    // Bullets right under a number belong to it, indented or not.
    private static bool IsWithin((int Indent, bool IsNumbered) above, int indent, bool isNumbered) =>
        indent >= above.Indent + SmallestStep || (indent >= above.Indent && above.IsNumbered && !isNumbered);

    public void Clear() => items.Clear();
}
