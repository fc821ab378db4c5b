namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>Understands a job description: Markdown, plain text or HTML, English or Indonesian.</summary>
public static class DocumentReader
{
    /// <summary>Lines that are not blank. A job description has a few hundred; understanding takes as long as there are.</summary>
    public const int MaxLines = 10_000;

    /// <summary>Characters of text, without markup.</summary>
    public const int MaxCharacters = 500_000;

    /// <exception cref="DocumentRefusedException">It is no text, or of a format or language that cannot be read.</exception>
    public static DocumentReading Read(DocumentSource source, SkillVocabulary vocabulary) =>
        Read(source, vocabulary, ReadingRules.BuiltIn);

    internal static DocumentReading Read(DocumentSource source, SkillVocabulary vocabulary, ReadingRules rules)
    {
        var text = Accept(source, rules, out var format);
        var lines = format == DocumentFormat.Html ? HtmlLines.Read(text) : MarkdownLines.Read(text);
        RefuseTooLong(lines.Lines);
        var placeholders = PlaceholderScan.Of(lines, out lines);
        var sense = new HeadingSense(rules.Languages);
        var shaped = new DefinitionLists(sense).In(new NumberedHeadings(sense).In(Pictographs.AsBullets(lines.Lines)));
        var blocks = BlockReader.Read(shaped);
        var language = source.Language is null
            ? LanguageDetection.Detect(rules, blocks.Select(block => block.Text))
            : new DetectedLanguage(LanguageDetection.Supported(rules, source.Language)!, Given: true, 1);
        var context = new ReadingContext(rules.StartingWith(language.Tag), vocabulary, placeholders.Gaps);
        var name = format.ToString().ToLowerInvariant();
        return new ReadingAssembly(context, lines).Assemble(name, language, blocks, placeholders.Gaps);
    }

    private static void RefuseTooLong(IReadOnlyList<SourceLine> lines)
    {
        var (count, characters) = (lines.Count(line => !line.IsBlank), lines.Sum(line => (long)line.Text.Length));
        if (count > MaxLines || characters > MaxCharacters)
        {
            throw new DocumentRefusedException([
                new DocumentRefusal(
                    "document-too-long",
                    $"The document has {count} lines and {characters} characters of text; a job description has at most "
                        + $"{MaxLines} and {MaxCharacters}."
                ),
            ]);
        }
    }

    private static string Accept(DocumentSource source, ReadingRules rules, out DocumentFormat format)
    {
        DocumentRefusal?[] refusals =
        [
            DocumentText.Decode(source.Content.Span, out var text),
            DocumentFormats.Of(source, text, out format),
            source.Language is not null && LanguageDetection.Supported(rules, source.Language) is null
                ? new DocumentRefusal("unsupported-language", $"The language {source.Language} has no reading rules.")
                : null,
        ];
        DocumentRefusal[] found = [.. refusals.OfType<DocumentRefusal>()];
        return found.Length == 0 ? text : throw new DocumentRefusedException(found);
    }
}
