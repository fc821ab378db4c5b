using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using RoleCatalog.Infrastructure.Search.Suggesting;

namespace RoleCatalog.UnitTests.Search;

internal sealed class NamesByTheirBeginnings
{
    private static readonly string[] Words =
    [
        "senior",
        "Data",
        "C#",
        ".NET",
        "Node.js",
        "front-end",
        "anak-anak",
        "a",
        "R&D",
    ];

    [TestCase("Senior Data Engineer", "senior data engineer")]
    [TestCase("  Café (Jakarta) / 3-5 ", "cafe jakarta 3 5")]
    [TestCase("C#, C++ & F#", "c# c++ f#")]
    [TestCase("# + C #1", "c 1")]
    [TestCase(".NET 8.0, ASP.NET", ".net 8 0 asp net")]
    [TestCase("Sr. Engineer ...", "sr engineer .")]
    [TestCase("driver’s license", "drivers license")]
    [TestCase("", "")]
    [TestCase("☕ - ~", "")]
    public void Are_compared_as_they_are_written(string name, string form) => NameForms.Written(name).Should().Be(form);

    [TestCase("Front-end", "front end", "front end ~ frontend")]
    [TestCase("NodeJS", "nodejs", "node.js ~ node")]
    [TestCase("Anak-anak", "anak anak", "anak")]
    [TestCase("软件工程", "软件工程", "软 件 工 程")]
    [TestCase("Java", "java")]
    public void Are_compared_by_their_terms_too(string name, params string[] forms) =>
        NameForms.OfName(name).Should().Equal(forms);

    [TestCase("node js", "node js", "node.js")]
    [TestCase("front-e", "front e")]
    [TestCase("c+", "c+")]
    [TestCase(".n", ".n")]
    [TestCase(".", ".")]
    [TestCase(" - ")]
    public void Are_looked_for_as_they_are_typed_so_far(string typed, params string[] forms) =>
        NameForms.OfTyped(typed).Should().Equal(forms);

    [Test]
    public void Are_found_as_looking_at_all_of_them_would_find_them()
    {
        var name = Gen.Elements(Words).NonEmptyListOf().Select(words => string.Join(' ', words.Take(4)));
        var changes = (from bearer in Gen.Choose(0, 5) from named in name select (bearer, named)).ListOf(40);
        var typed = from named in name from length in Gen.Choose(1, 12) select named[..Math.Min(length, named.Length)];
        var questions =
            from all in changes
            from begun in typed
            from limit in Gen.Choose(1, 7)
            select (all, begun, limit);

        Prop.ForAll(questions.ToArbitrary(), each => Agree(each.all, each.begun, each.limit))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    // What is said again of a bearer is taken back.
    private static void Agree(IEnumerable<(int Bearer, string Name)> changes, string typed, int limit)
    {
        var (starts, names) = (new NameStarts<int>(), new HashSet<(int Bearer, string Name)>());
        foreach (var change in changes)
        {
            if (names.Add(change))
            {
                starts.Add(change.Bearer, change.Name);
            }
            else
            {
                names.Remove(change);
                starts.Remove(change.Bearer, change.Name);
            }
        }

        var found = new Nearest<int>(starts, (bearer, nearness) => Ranked(bearer, nearness), limit).To(
            NameForms.OfTyped(typed)
        );

        found.Should().Equal(Naive(names, NameForms.OfTyped(typed)).Take(limit));
    }

    private static IEnumerable<Ranked<int>> Naive(
        IEnumerable<(int Bearer, string Name)> names,
        IReadOnlyList<string> typed
    ) =>
        from named in names
        from form in NameForms.OfName(named.Name)
        from begun in typed
        let nearness = form == begun ? Nearness.Whole
        : form.StartsWith(begun, StringComparison.Ordinal) ? Nearness.Beginning
        : form.Contains($" {begun}", StringComparison.Ordinal) || form.Contains($".{begun}", StringComparison.Ordinal)
            ? Nearness.Word
        : (Nearness?)null
        where nearness is not null && named.Bearer != 5
        group nearness.Value by named.Bearer into each
        let ranked = Ranked(each.Key, each.Min())!.Value
        orderby ranked
        select ranked;

    private static Ranked<int>? Ranked(int bearer, Nearness nearness) =>
        bearer == 5 ? null : new Ranked<int>(bearer, new Rank(nearness, bearer / 2, $"{bearer % 2}", $"{bearer}"));
}
