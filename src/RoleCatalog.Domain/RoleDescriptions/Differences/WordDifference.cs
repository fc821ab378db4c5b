using System.Text;

namespace RoleCatalog.Domain.RoleDescriptions.Differences;

public enum WordChange
{
    Equal,
    Deleted,
    Inserted,
}

/// <summary>A piece of two texts: in both, only in the one before, or only in the one after.</summary>
public sealed record WordSegment(WordChange Change, string Text);

/// <summary>What changed between two texts, word by word.</summary>
public static class WordDifference
{
    // The table of the comparison has a cell for each pair of words. Texts that need more are rewritten, not changed.
    private const int MaxCells = 4_000_000;

    /// <summary>Without the inserted pieces it is the text before, without the deleted ones the text after.</summary>
    public static IReadOnlyList<WordSegment> Of(string before, string after)
    {
        var (old, now) = (TextWords.Of(before), TextWords.Of(after));
        var head = CommonLength(old, now);
        var tail = CommonLength([.. old.Skip(head).Reverse()], [.. now.Skip(head).Reverse()]);
        var segments = new Segments();
        segments.Keep(old.Take(head));
        Compare([.. old.Skip(head).SkipLast(tail)], [.. now.Skip(head).SkipLast(tail)], segments);
        segments.Keep(old.TakeLast(tail));
        return segments.Joined();
    }

    private static int CommonLength(IReadOnlyList<string> old, IReadOnlyList<string> now) =>
        old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();

    private static void Compare(string[] old, string[] now, Segments segments)
    {
        if ((long)(old.Length + 1) * (now.Length + 1) > MaxCells)
        {
            segments.Replace(old, now);
            return;
        }

        var common = CommonLengths(old, now);
        var (left, right) = (0, 0);
        while (left < old.Length && right < now.Length)
        {
            if (old[left] == now[right])
            {
                segments.Keep([old[left]]);
                (left, right) = (left + 1, right + 1);
            }
            else if (common[left + 1, right] >= common[left, right + 1])
            {
                segments.Replace([old[left++]], []);
            }
            else
            {
                segments.Replace([], [now[right++]]);
            }
        }

        segments.Replace(old[left..], now[right..]);
    }

    /// <summary>How many words the rests of both have in common, by where they begin.</summary>
    private static int[,] CommonLengths(string[] old, string[] now)
    {
        var lengths = new int[old.Length + 1, now.Length + 1];
        for (var left = old.Length - 1; left >= 0; left--)
        {
            for (var right = now.Length - 1; right >= 0; right--)
            {
                lengths[left, right] =
                    old[left] == now[right]
                        ? lengths[left + 1, right + 1] + 1
                        : Math.Max(lengths[left + 1, right], lengths[left, right + 1]);
            }
        }

        return lengths;
    }

    /// <summary>Gathers pieces. A change takes in the space between two words that both changed: it reads as one.</summary>
    private sealed class Segments
    {
        private readonly List<WordSegment> done = [];
        private readonly StringBuilder deleted = new();
        private readonly StringBuilder inserted = new();
        private readonly StringBuilder space = new();

        public void Keep(IEnumerable<string> words)
        {
            foreach (var word in words)
            {
                if (string.IsNullOrWhiteSpace(word) && deleted.Length + inserted.Length > 0)
                {
                    space.Append(word);
                }
                else
                {
                    Finish();
                    Add(WordChange.Equal, word);
                }
            }
        }

        public void Replace(IEnumerable<string> old, IEnumerable<string> now)
        {
            var (gone, come) = (string.Concat(old), string.Concat(now));
            if ((gone + come).Length > 0)
            {
                deleted.Append(space).Append(gone);
                inserted.Append(space).Append(come);
                space.Clear();
            }
        }

        public IReadOnlyList<WordSegment> Joined()
        {
            Finish();
            return done;
        }

        private void Finish()
        {
            var (gone, come, after) = (deleted.ToString(), inserted.ToString(), space.ToString());
            // Taken into both, a space may now end both: then it did not change.
            var shared = SharedSpace(gone, come);
            Add(WordChange.Deleted, gone[..^shared]);
            Add(WordChange.Inserted, come[..^shared]);
            Add(WordChange.Equal, gone[^shared..] + after);
            deleted.Clear();
            inserted.Clear();
            space.Clear();
        }

        private static int SharedSpace(string gone, string come) =>
            gone.Reverse()
                .Zip(come.Reverse())
                .TakeWhile(pair => pair.First == pair.Second && char.IsWhiteSpace(pair.First))
                .Count();

        private void Add(WordChange change, string text)
        {
            if (text.Length == 0)
            {
                return;
            }

            if (done.Count > 0 && done[^1].Change == change)
            {
                done[^1] = new WordSegment(change, done[^1].Text + text);
            }
            else
            {
                done.Add(new WordSegment(change, text));
            }
        }
    }
}
