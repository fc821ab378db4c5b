namespace RoleCatalog.Application.SkillProfiles.Translations;

/// <summary>A source text and its translation, by their places in the two lists.</summary>
/// <param name="Confidence">0 to 1.</param>
internal sealed record TextPair(int Source, int Translation, double Confidence);

/// <summary>
/// Finds for each text of a list its translation in another. The order of the two is taken to be the same, with gaps on
/// both sides; among the ways to lay them side by side the one with the greatest likeness is chosen. What is left over is
/// paired across the order only where the texts themselves say so.
/// </summary>
internal static class TextAligner
{
    // A pair that is less alike than this costs more than two gaps.
    private const double LeastLikeness = 0.35;
    private const double EvidenceAgainstOrder = 0.4;

    public static IReadOnlyList<TextPair> Align(IReadOnlyList<TextMarks> source, IReadOnlyList<TextMarks> translation)
    {
        var likeness = new TextLikeness(source, translation);
        var inOrder = InOrder(likeness, source.Count, translation.Count);
        var outOfOrder = OutOfOrder(
            likeness,
            [.. Enumerable.Range(0, source.Count).Except(inOrder.Select(pair => pair.Source))],
            [.. Enumerable.Range(0, translation.Count).Except(inOrder.Select(pair => pair.Translation))]
        );
        return [.. inOrder.Concat(outOfOrder).OrderBy(pair => pair.Source)];
    }

    private static List<TextPair> InOrder(TextLikeness likeness, int sources, int translations)
    {
        // The greatest gain with the texts from these two on.
        var gain = new double[sources + 1, translations + 1];
        for (var one = sources - 1; one >= 0; one--)
        {
            for (var other = translations - 1; other >= 0; other--)
            {
                gain[one, other] = Math.Max(
                    Paired(gain, likeness, one, other),
                    Math.Max(gain[one + 1, other], gain[one, other + 1])
                );
            }
        }

        var pairs = new List<TextPair>();
        for (int one = 0, other = 0; one < sources && other < translations; )
        {
            if (gain[one, other] <= Paired(gain, likeness, one, other))
            {
                pairs.Add(Pair(likeness, one++, other++));
            }
            else if (gain[one + 1, other] >= gain[one, other + 1])
            {
                one++;
            }
            else
            {
                other++;
            }
        }

        return pairs;
    }

    private static double Paired(double[,] gain, TextLikeness likeness, int one, int other) =>
        gain[one + 1, other + 1] + likeness.Of(one, other) - LeastLikeness;

    private static List<TextPair> OutOfOrder(TextLikeness likeness, HashSet<int> sources, HashSet<int> translations)
    {
        var candidates = sources
            .SelectMany(one => translations.Select(other => (one, other)))
            .Where(pair => likeness.Evidence(pair.one, pair.other) >= EvidenceAgainstOrder)
            .OrderByDescending(pair => likeness.Evidence(pair.one, pair.other));
        var pairs = new List<TextPair>();
        foreach (var (one, other) in candidates.ToList())
        {
            if (sources.Contains(one) && translations.Contains(other))
            {
                pairs.Add(Pair(likeness, one, other));
                sources.Remove(one);
                translations.Remove(other);
            }
        }

        return pairs;
    }

    private static TextPair Pair(TextLikeness likeness, int one, int other) =>
        new(one, other, Math.Round(likeness.Of(one, other), 2));
}
