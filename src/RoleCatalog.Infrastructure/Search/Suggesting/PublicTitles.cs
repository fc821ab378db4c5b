namespace RoleCatalog.Infrastructure.Search.Suggesting;

/// <summary>
/// The titles of published public postings, each once however it is written, with how many have it. What is looked at for each title
/// stands side by side: there are many.
/// </summary>
internal sealed class PublicTitles
{
    /// <summary>So that memory is bounded: where there are more, those that come last are not suggested.</summary>
    private const int Most = 150_000;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> forms = [];
    private readonly List<string> shown = [];
    private readonly List<int> counts = [];
    private readonly Stack<int> free = [];
    private readonly HashSet<string> ofOne = new(StringComparer.Ordinal);

    /// <summary>The numbers of the titles.</summary>
    public NameStarts<int> Starts { get; } = new();

    /// <summary>As it was written first.</summary>
    public string Shown(int title) => shown[title];

    public Ranked<int> Ranked(int title, Nearness nearness) =>
        new(title, new Rank(nearness, counts[title], forms[title], "q"));

    public void Add(IEnumerable<string> titles)
    {
        foreach (var (form, written) in Forms(titles))
        {
            if (numbers.TryGetValue(form, out var title))
            {
                counts[title]++;
            }
            else if (numbers.Count < Most)
            {
                title = NewNumber();
                (forms[title], shown[title], counts[title]) = (form, written, 1);
                numbers.Add(form, title);
                Starts.Add(title, written);
            }
        }
    }

    public void Remove(IEnumerable<string> titles)
    {
        foreach (var (form, _) in Forms(titles))
        {
            if (numbers.TryGetValue(form, out var title) && --counts[title] == 0)
            {
                numbers.Remove(form);
                Starts.Remove(title, shown[title]);
                (forms[title], shown[title]) = ("", "");
                free.Push(title);
            }
        }
    }

    private int NewNumber()
    {
        if (free.TryPop(out var title))
        {
            return title;
        }

        forms.Add("");
        shown.Add("");
        counts.Add(0);
        return counts.Count - 1;
    }

    private IEnumerable<(string Form, string Written)> Forms(IEnumerable<string> titles)
    {
        ofOne.Clear();
        foreach (var title in titles)
        {
            var form = NameForms.Written(title);
            if (form.Length > 0 && ofOne.Add(form))
            {
                yield return (form, title);
            }
        }
    }
}
