using System.Globalization;

namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>"2. Requirements" with a list of its own below is a heading and no item; "2.1" below it is an item.</summary>
internal sealed class NumberedHeadings(HeadingSense sense)
{
    private const int LongestHeading = 80;
    private Number? section;

    public IReadOnlyList<SourceLine> In(IReadOnlyList<SourceLine> lines)
    {
        var result = lines.ToArray();
        int[] texts = [.. Enumerable.Range(0, result.Length).Where(index => !result[index].IsBlank)];
        for (var at = 0; at < texts.Length; at++)
        {
            var previous = at > 0 ? lines[texts[at - 1]] : default;
            var next = at + 1 < texts.Length ? lines[texts[at + 1]] : default;
            result[texts[at]] = Read(lines[texts[at]], previous, next);
        }

        return result;
    }

    private SourceLine Read(SourceLine line, SourceLine previous, SourceLine next)
    {
        if (line.Shape != LineShape.Plain)
        {
            return line;
        }

        var text = line.Text.Trim();
        if (Number.Of(line) is { } number && next.Text is not null && IsHeading(text, number, previous, next))
        {
            section = number;
            return line with { Text = text[number.Length..], Shape = LineShape.Heading, Level = Block.ImpliedLevel };
        }

        var partLength = section?.PartLength(text) ?? 0;
        return partLength > 0 ? line with { Text = text[partLength..], Shape = LineShape.Item } : line;
    }

    private bool IsHeading(string text, Number number, SourceLine previous, SourceLine next)
    {
        var title = text[number.Length..];
        if (title.Length > LongestHeading || title[^1] is '.' or ';' or ',')
        {
            return false;
        }

        // Unknown to the rules, but the next of those that are known.
        var isNextSection =
            section is { } above
            && number.Follows(above)
            && Number.Of(next) is null
            && !(Number.Of(previous) is { } before && number.Follows(before) && before != above);
        return isNextSection || (sense.Of(title) is { IsExact: true } && Number.Of(next)?.Follows(number) is not true);
    }

    /// <param name="Label">Digits or a letter.</param>
    /// <param name="Length">Of the whole mark, with the space after it.</param>
    private readonly record struct Number(string Label, int Length)
    {
        public static Number? Of(SourceLine line)
        {
            var text = line.Shape == LineShape.Plain && line.Text is not null ? line.Text.Trim() : string.Empty;
            if (ListMarker.Of(text) is not { IsNumbered: true } marker)
            {
                return null;
            }

            var label = text[..marker.Length].Trim([' ', '.', '(', ')']);
            return label.Contains('.', StringComparison.Ordinal) ? null : new Number(label, marker.Length);
        }

        public bool Follows(Number other) =>
            int.TryParse(Label, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && int.TryParse(other.Label, NumberStyles.None, CultureInfo.InvariantCulture, out var before)
                ? number == before + 1
                : Label is [var letter] && other.Label is [var earlier] && letter == earlier + 1;

        /// <summary>The length of a mark such as "2.1" under "2.", or 0.</summary>
        public int PartLength(string text)
        {
            if (!text.StartsWith(Label + ".", StringComparison.Ordinal))
            {
                return 0;
            }

            var rest = text.AsSpan(Label.Length + 1);
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            return digits > 0 && rest[digits] is ' ' or '\t' ? Label.Length + 1 + digits + 1 : 0;
        }
    }
}
