using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.ProficiencyScales;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.Skills;
using RoleCatalog.Domain;
using RoleCatalog.StoreTests.Persistence.Races;
using RoleCatalog.StoreTests.Skills;

namespace RoleCatalog.StoreTests.Persistence;

/// <summary>Of many who change one version at the same time one wins, round after round, and the others are told.</summary>
[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class LostUpdates(Store store) : StoreContract(store)
{
    private const int Threads = 16;
    private const int Rounds = 3;

    [Test]
    public async Task Do_not_happen_to_skills()
    {
        await Catalog.Skills("sql");

        await OneWinsEachRound(
            1,
            async (version, description) =>
            {
                var skill = A.Skill("sql") with { Description = A.Text(description, description) };
                return (await Catalog.Send(new ChangeSkill("sql", skill, version))).Version;
            }
        );

        (await Catalog.Send(new GetSkill("sql"))).Version.Should().Be(1 + Rounds);
        (await Catalog.One<long>("SELECT COUNT(*) FROM changes WHERE type = 'skill.changed'")).Should().Be(Rounds);
    }

    [Test]
    public async Task Do_not_happen_to_scales()
    {
        var cefr = await Catalog.Send(new GetProficiencyScale("cefr"));

        await OneWinsEachRound(
            cefr.Version,
            async (version, name) =>
            {
                var scale = new ProficiencyScaleInput
                {
                    SourceLanguage = "en",
                    Names = A.Text(name, name),
                    Levels =
                    [
                        .. cefr.Levels.Select(level => new ProficiencyLevelInput
                        {
                            Key = level.Key,
                            Rank = level.Rank,
                            Names = level.Names,
                        }),
                    ],
                };
                return (await Catalog.Send(new ChangeProficiencyScale("cefr", scale, version))).Version;
            }
        );

        (await Catalog.Send(new GetProficiencyScale("cefr"))).Version.Should().Be(cefr.Version + Rounds);
    }

    [Test]
    public async Task Do_not_happen_to_drafts_of_profiles()
    {
        await Catalog.Skills("sql");
        var draft = await Catalog.Draft(Arranged.Asking("backend", "sql"));

        await OneWinsEachRound(
            draft.Version,
            async (version, title) =>
            {
                var changed = draft.Value with { Title = A.Text(title, title) };
                return (await Catalog.Send(new ChangeSkillProfileDraft("backend", changed, version))).Version;
            }
        );

        (await Catalog.Send(new GetSkillProfileDraft("backend"))).Version.Should().Be(draft.Version + Rounds);
        await Invariants.Hold(Catalog);
    }

    [Test]
    public async Task Do_not_happen_to_drafts_of_postings()
    {
        await Catalog.Skills("sql");
        await Catalog.Published(Arranged.Asking("backend", "sql"));
        var posting = await Catalog.Draft(Arranged.Plain("backend"));

        await OneWinsEachRound(
            1,
            async (version, title) =>
            {
                var changed = Arranged.Plain("backend") with { Title = A.Text(title, title) };
                return (await Catalog.Send(new ChangeJobPostingDraft(posting, changed, version))).Version;
            }
        );

        (await Catalog.Send(new GetJobPostingDraft(posting))).Version.Should().Be(1 + Rounds);
        await Invariants.Hold(Catalog);
    }

    private static async Task OneWinsEachRound(int version, Func<int, string, Task<int>> change)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var outcomes = await Task.WhenAll(
                Enumerable
                    .Range(0, Threads)
                    .Select(thread =>
                        Task.Run(() => KeepingSkills.Outcome(change(version, $"Round {round}, thread {thread}")))
                    )
            );

            outcomes.Count(fault => fault is null).Should().Be(1);
            outcomes.Where(fault => fault is not null).Should().OnlyContain(fault => fault == Fault.Stale);
            version++;
        }
    }
}
