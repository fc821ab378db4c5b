using System.Text;

namespace RoleCatalog.Benchmarks.Searching.Generating;

/// <summary>
/// The sentences of one language. Some stand in a known share of all texts, and their words in no other sentence, so that
/// what is searched for has a known frequency; the rest is made of frames whose gaps are filled by how common words are.
/// </summary>
internal sealed class Sentences(
    IReadOnlyList<(double Share, string[] Sentences)> known,
    string[] frames,
    string[] things,
    string[] doings,
    string[] kinds
)
{
    private const int Length = 600;

    private readonly Zipf frequentThings = new(things.Length);
    private readonly Zipf frequentDoings = new(doings.Length);
    private readonly Zipf frequentKinds = new(kinds.Length);

    /// <summary>A text of about 600 characters.</summary>
    public string Text(Random random)
    {
        var text = new StringBuilder(Length + 200);
        foreach (var (share, sentences) in known)
        {
            if (random.In(share))
            {
                Append(text, random.Of(sentences), random);
            }
        }

        while (text.Length < Length - 40)
        {
            Append(text, random.Of(frames), random);
        }

        return text.ToString();
    }

    /// <summary>One sentence, as duties are said.</summary>
    public string Duty(Random random)
    {
        var text = new StringBuilder();
        Append(text, "{do} {thing} {kind} {thing}.", random);
        text[0] = char.ToUpperInvariant(text[0]);
        return text.ToString();
    }

    private void Append(StringBuilder text, string frame, Random random)
    {
        if (text.Length > 0)
        {
            text.Append(text.Length % 3 == 0 ? '\n' : ' ');
        }

        for (var at = 0; at < frame.Length; )
        {
            var open = frame.IndexOf('{', at);
            if (open < 0)
            {
                text.Append(frame, at, frame.Length - at);
                return;
            }

            var close = frame.IndexOf('}', open);
            text.Append(frame, at, open - at).Append(Word(frame.AsSpan(open + 1, close - open - 1), random));
            at = close + 1;
        }
    }

    private string Word(ReadOnlySpan<char> gap, Random random) =>
        gap switch
        {
            "do" => doings[frequentDoings.Draw(random)],
            "thing" => things[frequentThings.Draw(random)],
            "kind" => kinds[frequentKinds.Draw(random)],
            _ => Names.Any(random),
        };
}
