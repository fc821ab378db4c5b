using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.ProficiencyScales;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.SkillProfiles;
using RoleCatalog.Domain.Skills;
using RoleCatalog.StoreTests.Persistence.Races;
using RoleCatalog.StoreTests.Skills;

namespace RoleCatalog.StoreTests.Persistence;

/// <summary>What a command has read is held only while it is still so.</summary>
[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class HoldingWhatARuleRestsOn(Store store) : StoreContract(store)
{
    [Test]
    public async Task Takes_skills_that_are_all_active()
    {
        var ids = (await Catalog.Skills("sql", "csharp")).Select(skill => SkillId.Parse(skill.Id)).ToList();
        (await HoldSkills(ids)).Should().BeTrue();

        await Catalog.Send(new DeprecateSkill("sql", null, null, 1));

        (await HoldSkills(ids)).Should().BeFalse();
        (await HoldSkills(ids[1..])).Should().BeTrue();
        (await HoldSkills([])).Should().BeTrue();

        Task<bool> HoldSkills(IReadOnlyCollection<SkillId> skills) =>
            Catalog.Write(scope => scope.GetRequiredService<ISkillRepository>().HoldActive(skills));
    }

    [Test]
    public async Task Takes_a_scale_as_it_was_read()
    {
        var read = await Catalog.Read(scope => scope.GetRequiredService<IProficiencyScaleRepository>().Get("cefr"));
        (await HoldScale()).Should().BeTrue();

        var cefr = await Catalog.Send(new GetProficiencyScale("cefr"));
        var levels = cefr.Levels.Select(level => new ProficiencyLevelInput
        {
            Key = level.Key,
            Rank = level.Rank,
            Names = level.Names,
        });
        var input = new ProficiencyScaleInput
        {
            SourceLanguage = "en",
            Names = A.Text("New", "Baru"),
            Levels = [.. levels],
        };
        await Catalog.Send(new ChangeProficiencyScale("cefr", input, cefr.Version));

        (await HoldScale()).Should().BeFalse();

        Task<bool> HoldScale() =>
            Catalog.Write(scope => scope.GetRequiredService<IProficiencyScaleRepository>().Hold(read));
    }

    [Test]
    public async Task Takes_a_profile_that_is_published()
    {
        await Catalog.Skills("sql");
        var profile = await Catalog.Published(Arranged.Asking("backend", "sql"));
        (await HoldProfile()).Should().BeTrue();

        await Catalog.Send(new RetireSkillProfile("backend", null, profile.Version));

        (await HoldProfile()).Should().BeFalse();

        Task<bool> HoldProfile() =>
            Catalog.Write(scope =>
                scope.GetRequiredService<ISkillProfileRepository>().HoldPublished(SkillProfileId.Parse(profile.Id))
            );
    }

    [Test]
    public async Task Keeps_no_contact_of_a_posting_that_was_closed_since_it_was_read()
    {
        await Catalog.Skills("sql");
        await Catalog.Published(Arranged.Asking("backend", "sql"));
        var live = await Catalog.Live("backend");
        var read = await Catalog.Read(scope => scope.GetRequiredService<IJobPostingRepository>().Get(live.Id));
        await Catalog.Send(new CloseJobPosting(live.Id, CloseReason.Filled, null, live.Version));

        var late = Catalog.Write(async scope =>
        {
            var contact = Contact.Of("Recruiting", "jobs@nusantara.example", phone: null);
            await scope.GetRequiredService<IJobPostingRepository>().SaveContact(read, contact, 0);
            return 0;
        });

        (await KeepingSkills.Outcome(late)).Should().Be(Fault.Stale);
        (await Catalog.One<long>("SELECT COUNT(*) FROM job_posting_contacts")).Should().Be(0);
    }
}
