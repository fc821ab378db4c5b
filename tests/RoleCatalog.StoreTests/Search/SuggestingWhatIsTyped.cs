using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Skills;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Infrastructure.Search.Suggesting;

namespace RoleCatalog.StoreTests.Search;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class SuggestingWhatIsTyped(Store store) : StoreContract(store)
{
    private const int Questions = 300;

    [Test]
    public async Task Answers_what_reading_through_all_names_would()
    {
        var postings = new PostingsByChance(Catalog, seed: 5);
        await postings.Begin();
        await postings.Publish(60);
        await Catalog.StartSearch();
        await Agrees(seed: 1);
        await postings.Publish(20);
        await postings.Change(90);
        await Agrees(seed: 2);
        await postings.ChangeWhatTheyReferTo();
        await postings.Change(20);
        await Agrees(seed: 3);

        await Catalog.StopHosted();
        await Catalog.Restart();
        await Catalog.StartSearch();

        Catalog.Searched.Status.Builds.Should().Be(0);
        await Agrees(seed: 4);
    }

    [Test]
    public async Task Counts_skills_and_places_as_the_search_finds_them()
    {
        var postings = new PostingsByChance(Catalog, seed: 6);
        await postings.Begin();
        await postings.Publish(50);
        await Catalog.StartSearch();
        await postings.Change(40);
        await Catalog.SearchIsUpToDate();

        var suggested = new List<Suggestion>();
        foreach (var typed in (string[])["c", "s", "k", "e", "o", "b", "j", "d", "u"])
        {
            suggested.AddRange(await Suggest(typed, SuggestionKind.Skill, SuggestionKind.Place));
        }

        suggested.Should().HaveCountGreaterThan(12);
        foreach (var each in suggested)
        {
            (await Catalog.Send(Search(each))).Total.Should().Be(each.Count, each.ToString());
        }
    }

    [TestCase("c#", "C#")]
    [TestCase("c", "C#", "C++", "Café management", "ASP.NET Core")]
    [TestCase("c+", "C++")]
    [TestCase(".n", ".NET")]
    [TestCase("node js", "Node.js")]
    [TestCase("node j", "Node.js")]
    [TestCase("nodejs", "Node.js")]
    [TestCase("NOD", "Node.js")]
    [TestCase("asp.ne", "ASP.NET Core")]
    [TestCase("core", "ASP.NET Core")]
    [TestCase("anak", "Penitipan anak-anak")]
    [TestCase("anak-anak", "Penitipan anak-anak")]
    [TestCase("cafe ma", "Café management")]
    [TestCase("fronte", "Front-end")]
    [TestCase("front-e", "Front-end")]
    [TestCase("ront")]
    [TestCase("net", ".NET", "ASP.NET Core")]
    [TestCase("")]
    [TestCase(" - ")]
    public async Task Finds_skills_by_what_is_typed(string typed, params string[] labels)
    {
        string[] all =
        [
            "C#",
            "C++",
            ".NET",
            "Node.js",
            "ASP.NET Core",
            "Penitipan anak-anak",
            "Café management",
            "Front-end",
        ];
        foreach (var (index, label) in all.Index())
        {
            await Catalog.Send(
                new DefineSkill(A.Skill($"s{index}") with { Labels = A.Text(label, label), Aliases = null })
            );
        }

        await Catalog.StartSearch();

        (await Suggest(typed)).Select(each => each.Labels!["en"]).Should().Equal(labels);
    }

    [Test]
    public async Task Puts_the_whole_name_before_its_beginning_and_that_before_a_later_word()
    {
        await Catalog.Publish("backend");
        foreach (var title in (string[])["Chief Java Officer", "Java", "Javanese teacher", "Javanese teacher"])
        {
            await Posting(title);
        }

        await Posting("Java developer");
        await Catalog.StartSearch();

        (await Suggest("java", SuggestionKind.Title))
            .Select(each => (each.Value, each.Count))
            .Should()
            .Equal(("Java", 1), ("Javanese teacher", 2), ("Java developer", 1), ("Chief Java Officer", 1));
    }

    [Test]
    public async Task Suggests_a_title_once_however_it_is_written()
    {
        await Catalog.Publish("backend");
        await Posting("Front-End Developer");
        await Posting("front end  developer");
        await Catalog.StartSearch();

        (await Suggest("dev", SuggestionKind.Title))
            .Select(each => (each.Value, each.Count))
            .Should()
            .Equal(("Front-End Developer", 2));
    }

    [Test]
    public async Task Suggests_the_skill_that_stands_for_another_and_none_that_is_out_of_use()
    {
        await Catalog.Publish("backend");
        await Catalog.Define("t-sql");
        await Catalog.Define("cobol");
        await Catalog.StartSearch();
        await Posting("Database developer");

        await Catalog.Send(new DeprecateSkill("sql", "t-sql", null, 1));
        await Catalog.Send(new DeprecateSkill("cobol", null, null, 1));

        (await Suggest("sql", SuggestionKind.Skill))
            .Select(each => (each.Value, each.Count))
            .Should()
            .Equal(("t-sql", 1));
        (await Suggest("cob")).Should().BeEmpty();
    }

    [Test]
    public async Task Tells_nothing_of_postings_that_are_not_public()
    {
        await Catalog.Publish("backend");
        await Catalog.Define("secret-skill");
        var hidden = A.Posting("backend") with
        {
            Title = A.Text("Secret project", "Secret project"),
            Visibility = Visibility.Internal,
            ExternalIds = null,
            Locations = [new("FR", "Secret region", "Secret town")],
        };
        await Catalog.Publish(hidden);
        var suspended = await Catalog.Publish(hidden with { Visibility = Visibility.Public });
        await Catalog.Send(new SuspendJobPosting(suspended.Id, suspended.Version));
        await Catalog.StartSearch();

        (await Suggest("secret")).Select(each => (each.Value, each.Count)).Should().Equal(("secret-skill", 0));
        (await Catalog.Send(new SuggestFilters { Typed = "secret", OnlyPublic = true })).Items.Should().BeEmpty();
        (await Suggest("fr")).Should().BeEmpty();
    }

    private Task Posting(string title) =>
        Catalog.Publish(
            A.Posting("backend") with
            {
                Title = A.Text(title, title),
                Visibility = Visibility.Public,
                ExternalIds = null,
            }
        );

    private async Task<IReadOnlyList<Suggestion>> Suggest(string typed, params SuggestionKind[] kinds)
    {
        await Catalog.SearchIsUpToDate();
        var query = new SuggestFilters { Typed = typed };
        return (await Catalog.Send(kinds.Length == 0 ? query : query with { Kinds = kinds })).Items;
    }

    private static SearchJobPostings Search(Suggestion suggestion)
    {
        var query = new SearchJobPostings { Visibilities = [Visibility.Public], Limit = 1 };
        return suggestion.Filter switch
        {
            "skill" => query with { Skills = [new SkillAsked(suggestion.Value, null)] },
            "country" => query with { Countries = [suggestion.Value] },
            "region" => query with { Regions = [suggestion.Value] },
            _ => query with { Localities = [suggestion.Value] },
        };
    }

    private async Task Agrees(int seed)
    {
        await Catalog.SearchIsUpToDate();
        var model = await SuggestionModel.Of(Catalog);
        var found = 0;
        var random = new Random(seed);
        for (var question = 0; question < Questions; question++)
        {
            var query = SuggestionModel.AnyQuery(random);
            var expected = model.For(query).ToList();
            var answer = (await Catalog.Send(query)).Items;
            answer
                .Select(each => (each.Filter, Compared(each), each.Count))
                .Should()
                .Equal(expected, "{0} is asked in turn {1} of seed {2}", query, question, seed);
            found += expected.Count > 0 ? 1 : 0;
        }

        found.Should().BeGreaterThan(Questions / 3, "questions without answers show little");
    }

    private static string Compared(Suggestion suggestion) =>
        suggestion.Kind == SuggestionKind.Title ? NameForms.Written(suggestion.Value) : suggestion.Value;
}
