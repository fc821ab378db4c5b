using RoleCatalog.Domain.RoleDescriptions.Differences;

namespace RoleCatalog.Application.RoleDescriptions.Differences;

/// <summary>A difference laid out to be read, before it is written as Markdown or HTML.</summary>
public sealed record DifferenceDocument(
    string Language,
    string Heading,
    string? Summary,
    IReadOnlyList<DifferenceSection> Sections
)
{
    /// <param name="title">What is compared.</param>
    /// <param name="from">The revision before; null for the draft.</param>
    /// <param name="to">The revision after; null for the draft.</param>
    /// <param name="changes">What differs.</param>
    /// <param name="reader">In which languages.</param>
    public static DifferenceDocument Of(string title, int? from, int? to, RoleChanges changes, ReaderLanguages reader)
    {
        var words = DifferenceVocabulary.For(reader);
        string State(int? revision) => revision is { } number ? $"{words["revision"]} {number}" : words["draft"];

        return new DifferenceDocument(
            words.Language.Value,
            $"{title}: {State(from)} → {State(to)}",
            changes.Kind switch
            {
                DifferenceKind.None => words["nothing"],
                DifferenceKind.Translation => words["translation"],
                _ => null,
            },
            [
                .. changes
                    .Parts.GroupBy(part => part.Part)
                    .Select(group => new DifferenceSection(
                        words.Of(group.Key),
                        [.. group.Select(part => Entry(part, words))]
                    )),
            ]
        );
    }

    private static DifferenceEntry Entry(PartChanges part, DifferenceVocabulary words)
    {
        var moved = part.Changes.Contains(PartChange.Moved) ? $" {Move(part.From!, part.To!, words)}" : "";
        var what = string.Join(", ", part.Changes.Select(words.Of)) + moved;
        return new DifferenceEntry(what, part.Label ?? part.Id, [.. part.Fields.Select(field => Field(field, words))]);
    }

    // Where everything around it moved, what is in another order may have the same number.
    private static string Move(PartPlace from, PartPlace to, DifferenceVocabulary words) =>
        from.Index != to.Index || from.Within != to.Within ? $"{words["from"]} {Place(from)} {words["to"]} {Place(to)}"
        : to.After is null ? words["beginning"]
        : $"{words["after"]} {to.AfterLabel ?? to.After}";

    private static string Place(PartPlace place) =>
        place.Label is null ? $"{place.Index + 1}" : $"{place.Label} {place.Index + 1}";

    private static DifferenceLine Field(FieldChanges field, DifferenceVocabulary words)
    {
        var language = field.Language is null ? "" : $" ({field.Language})";
        var others = field.OtherLanguages is null
            ? ""
            : $" ({words["otherLanguages"]} {string.Join(", ", field.OtherLanguages)})";
        IEnumerable<WordSegment> Value(WordChange change, string? value) =>
            value is null ? [] : [new WordSegment(change, words.Value(field.Field, value))];

        return new DifferenceLine(
            $"{words[field.Field]}{language}",
            field.Language,
            field.Words ?? [.. Value(WordChange.Deleted, field.Before), .. Value(WordChange.Inserted, field.After)],
            others
        );
    }
}

public sealed record DifferenceSection(string Heading, IReadOnlyList<DifferenceEntry> Entries);

/// <summary>What happened to a part, its name, and its fields.</summary>
public sealed record DifferenceEntry(string What, string? Name, IReadOnlyList<DifferenceLine> Lines);

/// <summary>A field with what differs; the language is that of the words, null when they have none.</summary>
public sealed record DifferenceLine(string Name, string? Language, IReadOnlyList<WordSegment> Words, string Remark);
