using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using MediatR;
using NUnit.Framework;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Paging;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.Skills;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.SkillProfiles;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.StoreTests;

/// <summary>Pages joined are the whole result: nothing that was there all along is skipped or comes twice, whoever writes.</summary>
[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class Paging(Store store) : StoreContract(store)
{
    [Test]
    public async Task Joins_skills_in_the_order_of_their_keys_while_others_write()
    {
        var writer = 0;
        foreach (var (count, limit, writes) in Samples())
        {
            var before = await Keys();
            for (var index = before.Count; index < count; index++)
            {
                await Catalog.Define($"k{index * 7919 % 1000:000}-{index}");
            }

            before = await Keys();
            var joined = await Pages(
                cursor => new ListSkills { Limit = limit, Cursor = cursor },
                skill => skill.Key,
                writes ? () => Catalog.Define($"k{(++writer * 104729) % 1000:000}-w{writer}") : null
            );

            joined.Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();
            before.Except(joined).Should().BeEmpty();
        }
    }

    [Test]
    public async Task Joins_postings_newest_first_with_the_same_filters()
    {
        await Catalog.Publish("backend");
        var published = new List<string>();
        for (var index = 0; index < 11; index++)
        {
            var state = await Catalog.Publish(A.Posting("backend") with { ExternalIds = [] });
            published.Add(state.Id);
        }

        foreach (var limit in (int[])[1, 2, 3, 10, 11, 12])
        {
            var joined = await Pages(
                cursor => new ListJobPostings
                {
                    Statuses = [JobPostingStatus.Published],
                    Limit = limit,
                    Cursor = cursor,
                    Countries = ["ID", "SG"],
                    Workplaces = [WorkplaceType.Remote],
                    Profile = "backend",
                    Visibility = Visibility.Internal,
                    Organization = "Nusantara",
                },
                posting => posting.Id,
                () => Catalog.Send(new CreateJobPosting(A.Posting("backend") with { ExternalIds = [] }))
            );

            joined.Should().BeEquivalentTo(published).And.BeInDescendingOrder(StringComparer.Ordinal);
        }
    }

    [Test]
    public async Task Joins_revisions_newest_first()
    {
        await Catalog.Publish("backend");
        var version = 1;
        for (var number = 2; number <= 5; number++)
        {
            var changed = await Catalog.Send(new ChangeSkillProfileDraft("backend", A.Profile("backend"), version));
            version = changed.Version;
            await Catalog.Send(new PublishSkillProfile("backend", version));
        }

        var joined = await Pages(
            cursor => new ListSkillProfileRevisions("backend", 2, cursor),
            revision => revision.Revision!.Value,
            write: null
        );

        joined.Should().Equal(5, 4, 3, 2, 1);
    }

    [TestCase(SkillProfileStatus.Published, null, null, "backend", "platform")]
    [TestCase(SkillProfileStatus.Draft, null, null, "zoologist")]
    [TestCase(SkillProfileStatus.Published, "software-engineering", "csharp", "backend", "platform")]
    [TestCase(SkillProfileStatus.Published, null, "java")]
    [TestCase(SkillProfileStatus.Published, "science", null)]
    [TestCase(SkillProfileStatus.Draft, "science", null, "zoologist")]
    public async Task Filters_profiles(SkillProfileStatus status, string? family, string? skill, params string[] keys)
    {
        await Catalog.Publish("platform");
        await Catalog.Publish("backend");
        await Catalog.Define("java");
        await Catalog.Draft(A.Profile("zoologist") with { Family = "science" });
        // A changed draft does not change what the published revision is found by.
        await Catalog.Send(new ChangeSkillProfileDraft("backend", A.Profile("backend") with { Family = "science" }, 1));

        var page = await Catalog.Send(
            new ListSkillProfiles
            {
                Status = status,
                Family = family,
                Skill = skill,
                Seniorities = [Seniority.Senior, Seniority.Lead],
            }
        );

        page.Items.Select(profile => profile.Key).Should().Equal(keys);
        page.Total.Should().Be(keys.Length);
        (await Catalog.Send(new ListSkillProfiles { Status = status, Seniorities = [Seniority.Intern] }))
            .Items.Should()
            .BeEmpty();
    }

    [TestCase("c", "c", "crab")]
    [TestCase("C ", "c", "crab")]
    [TestCase("crab \U0001F980", "crab")]
    public async Task Finds_skills_by_the_beginning_of_a_name(string name, params string[] keys)
    {
        await Catalog.Send(new DefineSkill(Named("c", "C")));
        await Catalog.Send(new DefineSkill(Named("crab", "Cräb \U0001F980")));
        await Catalog.Send(new DefineSkill(Named("rust", "Rust")));

        (await Catalog.Send(new ListSkills { Name = name })).Items.Select(skill => skill.Key).Should().Equal(keys);
    }

    [Test]
    public async Task Finds_a_name_that_goes_on_with_any_character()
    {
        await Catalog.Send(new DefineSkill(Named("crab", "c\U0001F980")));

        (await Catalog.Send(new ListSkills { Name = "c" })).Items.Should().ContainSingle();
    }

    private static NewSkill Named(string key, string label) =>
        new()
        {
            Key = key,
            Kind = SkillKind.Technology,
            SourceLanguage = "en",
            Labels = new Dictionary<string, string> { ["en"] = label },
        };

    private static IEnumerable<(int Count, int Limit, bool Writes)> Samples() =>
        (
            from count in Gen.Choose(0, 40)
            from limit in Gen.Choose(1, 15)
            from writes in ArbMap.Default.GeneratorFor<bool>()
            select (count, limit, writes)
        ).Sample(12);

    private async Task<IReadOnlyList<string>> Keys() =>
        await Catalog.Rows<string>("SELECT [key] FROM skills ORDER BY [key]");

    private async Task<List<TKey>> Pages<T, TKey>(
        Func<string?, IRequest<Page<T>>> page,
        Func<T, TKey> key,
        Func<Task>? write
    )
    {
        var joined = new List<TKey>();
        string? cursor = null;
        do
        {
            var next = await Catalog.Send(page(cursor));
            joined.AddRange(next.Items.Select(key));
            cursor = next.NextCursor;
            if (write is not null)
            {
                await write();
            }
        } while (cursor is not null);

        return joined;
    }
}
