using System.Buffers;
using System.Globalization;

namespace RoleCatalog.Application.SkillProfiles.Import;

internal sealed record ExperienceReading(int Months, string Words);

/// <summary>How long one has to have done it: "3+ years", "two (2) years", "minimal 2 tahun", "setahun".</summary>
internal sealed class Experience(IReadOnlyList<LanguageRules> languages)
{
    private static readonly SearchValues<char> RangeMarks = SearchValues.Create(" +-‐‑–—~(");
    private const int MostMonths = 600;
    private const int WordsAround = 3;
    private const int MostWordsOfAFiller = 2;

    public ExperienceReading? In(ItemText item)
    {
        foreach (var rules in languages.Select(each => each.Experience))
        {
            for (var index = 0; index < item.Words.Count; index++)
            {
                if (At(item, index, rules) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private static ExperienceReading? At(ItemText item, int index, ExperienceRules rules)
    {
        if (rules.Spans.At(item.Words, index) is { } span)
        {
            return Reading(item, index, span.Last, span.Value, rules);
        }

        if (
            rules.MonthsByUnit.At(item.Words, index) is not { } unit
            || Number(item, index - 1, rules) is not { } number
        )
        {
            return null;
        }

        // "3 (three) years" and "3 to 5 years": what stands before is the same, or the least.
        var least = LowerBound(item, number, rules) ?? number;
        return Reading(item, least.Word, unit.Last, (int)Math.Round(least.Value * unit.Value), rules);
    }

    private static ExperienceReading? Reading(ItemText item, int first, int last, int months, ExperienceRules rules)
    {
        var around = item
            .Words.Skip(Math.Max(0, first - WordsAround))
            .Take(last - first + 1 + (2 * WordsAround))
            .ToArray();
        if (months is <= 0 or > MostMonths || rules.NotExperience.IsIn(around))
        {
            return null;
        }

        return new ExperienceReading(months, item.Between(first, last));
    }

    private static (double Value, int Word)? Number(ItemText item, int index, ExperienceRules rules)
    {
        index = BeforeFillers(item, index, rules);
        if (index < 0)
        {
            return null;
        }

        if (rules.Numbers.At(item.Words, index) is { Count: 1 } named)
        {
            return (named.Value, index);
        }

        var isNumber =
            int.TryParse(item.Words[index].Folded, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value <= MostMonths;
        if (!isNumber)
        {
            return null;
        }

        var isDecimal =
            index > 0 && value < 10 && item.Before(index) is "." or "," && IsDigits(item.Words[index - 1].Folded);
        return isDecimal
            ? (int.Parse(item.Words[index - 1].Folded, CultureInfo.InvariantCulture) + (value / 10.0), index - 1)
            : (value, index);
    }

    private static int BeforeFillers(ItemText item, int index, ExperienceRules rules)
    {
        for (var count = 1; count <= Math.Min(MostWordsOfAFiller, index + 1); count++)
        {
            if (rules.Fillers.At(item.Words, index - count + 1)?.Count == count)
            {
                index -= count;
                count = 0;
            }
        }

        return index;
    }

    private static bool IsDigits(string word) => word.Length is 1 or 2 && word.All(char.IsAsciiDigit);

    private static (double Value, int Word)? LowerBound(
        ItemText item,
        (double Value, int Word) number,
        ExperienceRules rules
    )
    {
        var index = number.Word - 1;
        var isJoined = index >= 0 && item.Before(number.Word).AsSpan().IndexOfAnyExcept(RangeMarks) < 0;
        if (index > 0 && rules.RangeWords.At(item.Words, index) is not null)
        {
            index--;
        }
        else if (!isJoined)
        {
            return null;
        }

        return Number(item, index, rules) is { } lower && lower.Value <= number.Value ? lower : null;
    }
}
