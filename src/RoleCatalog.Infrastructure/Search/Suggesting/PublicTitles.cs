using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search.Suggesting;

/// <summary>The titles of published public postings, each once however it is written, with how many have it.</summary>
internal sealed class PublicTitles
{
    /// <summary>So that memory is bounded; where there are more, those that come last are not suggested.</summary>
    private const int Most = 200_000;

    private readonly Dictionary<string, Title> all = new(StringComparer.Ordinal);

    /// <summary>The titles by their written forms.</summary>
    public NameStarts<string> Starts { get; } = new();

    public Title this[string form] => all[form];

    public void Add(IEnumerable<string> titles)
    {
        foreach (var (form, shown) in Forms(titles))
        {
            if (all.TryGetValue(form, out var title))
            {
                title.Count++;
            }
            else if (all.Count < Most)
            {
                all.Add(form, new Title(shown) { Count = 1 });
                Starts.Add(form, shown);
            }
        }
    }

    public void Remove(IEnumerable<string> titles)
    {
        foreach (var (form, _) in Forms(titles))
        {
            if (all.TryGetValue(form, out var title) && --title.Count == 0)
            {
                all.Remove(form);
                Starts.Remove(form, title.Shown);
            }
        }
    }

    private static IEnumerable<(string Form, string Shown)> Forms(IEnumerable<string> titles) =>
        titles
            .Select(title => (Form: NameForms.Written(title), title))
            .Where(each => each.Form.Length > 0)
            .DistinctBy(each => each.Form);
}

/// <param name="shown">As it was written first.</param>
internal sealed class Title(string shown)
{
    public string Shown => shown;

    public int Count { get; set; }
}
