namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>What becomes of prose: summary, items, or set aside with a reason.</summary>
/// <param name="isAllProse">No heading and no list says what is a duty and what a requirement: its sentences do.</param>
internal sealed class SectionParagraphs(ReadingDraft draft, HeadingSense sense, Func<string?> title, bool isAllProse)
{
    private readonly SectionEvidence evidence = new(draft.Context);
    private const int WordsOfASubject = 4;
    private const int FewestWordsOfASentence = 5;
    private readonly AuthorNotes notes = new(draft.Context.Languages);
    private bool isAfterByline;

    /// <summary>Below a byline everything up to the next heading is about the author.</summary>
    public void BeginSection() => isAfterByline = false;

    /// <summary>A placeholder with a line of its own, a note, or data of a posting.</summary>
    public bool IsSetAside(Block paragraph, string kind)
    {
        if (
            PlaceholderToken.LengthAt(paragraph.Text, 0) is > 0 and var length
            && paragraph.Text.AsSpan(length).Trim([' ', '.', SourceLine.SoftBreak]).IsEmpty
        )
        {
            KeepOwnPlaceholder(
                paragraph,
                paragraph.Text[2..(length - 2)],
                kind == SectionKind.Preferred ? SectionKind.Requirements : kind
            );
            return true;
        }

        isAfterByline |= notes.IsByline(paragraph.Text);
        if (isAfterByline)
        {
            draft.AddUnused(UnusedReason.AuthorNote, paragraph);
            return true;
        }

        if (sense.OfLabel(paragraph.Text, out _) is { } label && SectionKind.IsUnused(label.Kind))
        {
            draft.AddUnused(label.Kind, paragraph);
            return true;
        }

        if (SectionKind.HasItems(kind) && notes.IsApplicationNote(paragraph.Text))
        {
            draft.AddUnused("application", paragraph);
            return true;
        }

        return false;
    }

    private void KeepOwnPlaceholder(Block paragraph, string key, string kind)
    {
        if (draft.Context.LineOf(key) != paragraph.Passage.Line || !draft.OwnPlaceholders.TryAdd(key, kind))
        {
            draft.AddUnused(UnusedReason.RepeatedPlaceholder, paragraph);
        }
    }

    public void AddProse(Block paragraph, bool isOfOtherRole)
    {
        if (IsSetAside(paragraph, SectionKind.Summary))
        {
            return;
        }

        if (paragraph.Text.EndsWith(':'))
        {
            draft.AddUnused(UnusedReason.LeadIn, paragraph);
            return;
        }

        if (isOfOtherRole)
        {
            draft.AddUnused(ReasonAgainst(paragraph.Passage) ?? UnusedReason.OtherRole, paragraph);
            return;
        }

        if (IsNoSentence(paragraph.Text))
        {
            draft.AddUnused(UnusedReason.LooseText, paragraph);
            return;
        }

        AddSentences(paragraph);
    }

    /// <summary>Text beside a list: about the role when it begins with the role's name.</summary>
    public void AddLoose(Block paragraph, Section section, bool isAfterList)
    {
        if (IsAboutTheRole(paragraph.Text, section) && !paragraph.Text.EndsWith(':'))
        {
            AddSentences(paragraph);
        }
        else
        {
            draft.AddUnused(
                isAfterList && !paragraph.Text.EndsWith(':') ? UnusedReason.LooseText : UnusedReason.LeadIn,
                paragraph
            );
        }
    }

    /// <summary>Prose where a list is expected: each line, or each sentence, is an item.</summary>
    public IEnumerable<Block> AsItems(Block paragraph)
    {
        if (paragraph.Text.EndsWith(':'))
        {
            draft.AddUnused(UnusedReason.LeadIn, paragraph);
            return [];
        }

        return LinesOf(paragraph)
            ?? Sentences
                .In(paragraph.Passage)
                .Select(sentence => paragraph with { Passage = sentence, StrongLead = 0 });
    }

    private static IEnumerable<Block>? LinesOf(Block paragraph)
    {
        var items = new List<Block>();
        var text = paragraph.Text;
        var (start, lineStart, line) = (0, 0, paragraph.Passage.Line);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var (nextStart, nextEnd) = (range.Start.Value, range.End.Value);
            if (
                nextStart > 0
                && !WrappedLine.IsRestOf(text.AsSpan(lineStart..(nextStart - 1)), text.AsSpan(nextStart..nextEnd))
            )
            {
                items.Add(Item(start, nextStart - 1));
                line += Passage.BreaksIn(text.AsSpan(start..nextStart));
                start = nextStart;
            }

            lineStart = nextStart;
        }

        items.Add(Item(start, text.Length));
        return items.Count < 2 ? null : items;

        Block Item(int first, int end)
        {
            var passage = new Passage(text[first..end], line);
            return paragraph with { Passage = passage.Slice(0, passage.Text.Length), StrongLead = 0 };
        }
    }

    // Split only where a sentence is set aside, so that paragraphs stay whole.
    private void AddSentences(Block paragraph)
    {
        var sentences = Sentences.In(paragraph.Passage).ToArray();
        if (!Array.Exists(sentences, sentence => ReasonAgainst(sentence) is not null || IsItem(sentence)))
        {
            draft.AddSummary(paragraph.Passage);
            return;
        }

        foreach (var kept in Runs(paragraph, sentences))
        {
            draft.AddSummary(kept);
        }
    }

    private IEnumerable<Passage> Runs(Block paragraph, Passage[] sentences)
    {
        Passage? run = null;
        foreach (var sentence in sentences)
        {
            var reason = ReasonAgainst(sentence);
            if (reason is null && !IsItem(sentence))
            {
                var gap = run is { } above
                    ? new string(SourceLine.SoftBreak, sentence.Line - above.EndLine) + " "
                    : string.Empty;
                run = run is { } before ? before with { Text = before.Text + gap + sentence.Text } : sentence;
                continue;
            }

            var block = paragraph with { Passage = sentence, IsStrong = false, StrongLead = 0 };
            SetApart(block, reason);
            if (run is { } kept)
            {
                yield return kept;
                run = null;
            }
        }

        if (run is { } last)
        {
            yield return last;
        }
    }

    private bool IsItem(Passage sentence) =>
        isAllProse && SectionKind.HasItems(evidence.KindOfSentence(new Block(BlockKind.Item, sentence, 0)));

    private void SetApart(Block sentence, string? reason)
    {
        if (reason is not null)
        {
            draft.AddUnused(reason, sentence);
        }
        else if (evidence.KindOfSentence(sentence) == SectionKind.Responsibilities)
        {
            draft.AddDuty(null, sentence);
        }
        else
        {
            draft.AddRequirement(null, sentence, null);
        }
    }

    // The name of a company or of a town.
    private static bool IsNoSentence(string text) => text.Split('\n').All(IsNoSentenceLine);

    private static bool IsNoSentenceLine(string text) =>
        text.AsSpan().Count(' ') < FewestWordsOfASentence - 1 && text.TrimEnd() is not [.., '.' or '!' or '?' or '}'];

    private string? ReasonAgainst(Passage sentence) =>
        notes.IsNote(sentence.Text) ? UnusedReason.AuthorNote
        : notes.IsPostingNote(sentence.Text) ? "posting-data"
        : notes.IsApplicationNote(sentence.Text) ? "application"
        : null;

    private bool IsAboutTheRole(string text, Section section)
    {
        var names = new[] { title(), section.Parent?.Heading?.Text, section.Heading?.Text };
        var subject = Joined(text, WordsOfASubject);
        return names.Any(name =>
            name is not null
            && Words.Of(name).Any(word => IsTelling(word) && subject.Contains(word.Folded, StringComparison.Ordinal))
        );
    }

    private bool IsTelling(Word word) =>
        word.Folded.Length > 3 && !draft.Context.Languages.Any(rules => rules.StopWords.Contains(word.Folded));

    // Without its spaces, so that "back-end" and "backend" are the same.
    private static string Joined(string text, int count) =>
        string.Concat(Words.Of(text[..Math.Min(text.Length, 100)]).Take(count).Select(word => word.Folded));
}
