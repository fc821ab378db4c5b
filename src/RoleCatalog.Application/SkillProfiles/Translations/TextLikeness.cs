namespace RoleCatalog.Application.SkillProfiles.Translations;

/// <summary>How likely each text of a translation is that of each source text, by what they share, their length and their place.</summary>
internal sealed class TextLikeness
{
    private const double LooseWeight = 0.25;
    private const double EvidenceShare = 0.55;
    private const double LengthShare = 0.2;
    private const double PlaceShare = 0.25;

    // What is said in more texts than this tells none from another.
    private const int CommonInMost = 40;

    private readonly IReadOnlyList<TextMarks> source;
    private readonly IReadOnlyList<TextMarks> translation;
    private readonly double[,] shared;
    private readonly int[,] firmlyShared;

    public TextLikeness(IReadOnlyList<TextMarks> source, IReadOnlyList<TextMarks> translation)
    {
        this.source = source;
        this.translation = translation;
        shared = new double[source.Count, translation.Count];
        firmlyShared = new int[source.Count, translation.Count];
        Share(marks => marks.Firm, 1, firmlyShared);
        Share(marks => marks.Loose, LooseWeight, count: null);
    }

    /// <summary>0 to 1, of everything.</summary>
    public double Of(int one, int other) =>
        (EvidenceShare * Evidence(one, other)) + (LengthShare * Length(one, other)) + (PlaceShare * Place(one, other));

    /// <summary>0 to 1, only of what the texts share; what one alone should have speaks against it.</summary>
    public double Evidence(int one, int other)
    {
        var alone = source[one].Firm.Count + translation[other].Firm.Count - (2 * firmlyShared[one, other]);
        return shared[one, other] / (shared[one, other] + 1 + (0.5 * alone));
    }

    private double Length(int one, int other)
    {
        var (length, otherLength) = (source[one].Length, translation[other].Length);
        return (double)Math.Min(length, otherLength) / Math.Max(1, Math.Max(length, otherLength));
    }

    private double Place(int one, int other) =>
        1 - Math.Abs(((one + 0.5) / source.Count) - ((other + 0.5) / translation.Count));

    // A mark counts for less the more texts have it: all duties of a mobile developer speak of "mobile".
    private void Share(Func<TextMarks, IReadOnlySet<string>> marks, double weight, int[,]? count)
    {
        var holders = Holders(translation, marks);
        foreach (var (mark, ones) in Holders(source, marks))
        {
            if (holders.GetValueOrDefault(mark) is not { } others)
            {
                continue;
            }

            var rarity = Math.Max(ones.Count, others.Count);
            foreach (var (one, other) in ones.SelectMany(one => others.Select(other => (one, other))))
            {
                shared[one, other] += rarity > CommonInMost ? 0 : weight / rarity;
                if (count is not null)
                {
                    count[one, other]++;
                }
            }
        }
    }

    private static Dictionary<string, List<int>> Holders(
        IReadOnlyList<TextMarks> texts,
        Func<TextMarks, IReadOnlySet<string>> marks
    ) =>
        texts
            .SelectMany((text, index) => marks(text).Select(mark => (mark, index)))
            .GroupBy(holder => holder.mark, holder => holder.index, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
}
