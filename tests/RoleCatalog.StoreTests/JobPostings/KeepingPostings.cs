using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.StoreTests.Skills;

namespace RoleCatalog.StoreTests.JobPostings;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class KeepingPostings(Store store) : StoreContract(store)
{
    [SetUp]
    public Task PublishProfile() => Catalog.Publish("backend");

    [Test]
    public async Task Returns_every_field_of_the_offer()
    {
        var created = await Catalog.Send(new CreateJobPosting(A.Posting("backend")));

        var read = await Catalog.Send(new GetJobPostingDraft(created.Value.Id!));
        var posting = await Catalog.Read(scope =>
            scope.GetRequiredService<IJobPostingRepository>().Get(created.Value.Id!)
        );

        read.Value.ExternalIds.Should().Equal(A.Posting("backend").ExternalIds);
        var offer = posting.Draft;
        offer.Profile!.Revision.Should().Be(1);
        offer.TitleOverride!.ToDictionary().Should().Equal(A.Posting("backend").Title);
        offer.Description!.ToDictionary().Should().Equal(A.Posting("backend").Description);
        (offer.Organization!.Name, offer.Organization.Unit, offer.Organization.Url!.Value)
            .Should()
            .Be(("Nusantara", "Payments", "https://nusantara.example/"));
        offer.Workplace!.Type.Should().Be(WorkplaceType.Remote);
        offer.Workplace.ApplicantCountries.Select(country => country.Code).Should().Equal("ID", "SG");
        offer
            .Locations.Should()
            .Equal(
                new Location(Country.Parse("ID"), "Jakarta", "Jakarta Selatan", "12190", "Jl. Sudirman 1"),
                new Location(Country.Parse("SG"), null, null, null, null)
            );
        (offer.ContractType, offer.Schedule, offer.Openings, offer.Visibility)
            .Should()
            .Be((ContractType.FixedTerm, WorkSchedule.Flexible, 3, Visibility.Internal));
        offer
            .SalaryRanges.Should()
            .Equal(
                SalaryRange.Of(
                    15_000_000.25m,
                    24_000_000m,
                    Currency.Parse("IDR"),
                    PayUnit.Month,
                    new Location(Country.Parse("ID"), "Bali", null, null, null)
                ),
                SalaryRange.Of(null, SalaryRange.MaxAmount, Currency.Parse("EUR"), PayUnit.Year, null)
            );
        offer.WorkingLanguages.Select(language => language.Value).Should().Equal("id", "en");
        offer.ApplicationUrl!.Value.Should().Be("https://nusantara.example/apply");
        (offer.Validity!.Through, offer.Validity.Zone.Id).Should().Be((new DateOnly(2199, 12, 31), "Asia/Jakarta"));
        offer.ExternalIds.Select(id => id.Value).Should().Equal("REQ-backend");
    }

    [Test]
    public async Task Returns_the_values_of_placeholders_of_every_type()
    {
        var created = await Catalog.Send(new CreateJobPosting(A.Posting("backend")));

        var posting = await Catalog.Read(scope =>
            scope.GetRequiredService<IJobPostingRepository>().Get(created.Value.Id!)
        );

        var values = posting.Draft.PlaceholderValues;
        ((LocalizedTextValue)values["team"]).Text.ToDictionary().Should().Equal(A.Text("Payments", "Pembayaran"));
        values["people"].Should().Be(new NumberValue(7.125m));
        values["start"].Should().Be(new DateValue(new DateOnly(2027, 2, 28)));
        values["level"].Should().Be(new ChoiceValue(CatalogKey.Parse("higher")));
        ((SkillsValue)values["tools"]).Skills.Should().HaveCount(2);
        var neutral = A.Posting("backend") with
        {
            PlaceholderValues = new Dictionary<string, System.Text.Json.JsonElement> { ["team"] = A.Json("Sub \"A\"") },
        };
        await Catalog.Send(new ChangeJobPostingDraft(created.Value.Id!, neutral, 1));
        var changed = await Catalog.Read(scope =>
            scope.GetRequiredService<IJobPostingRepository>().Get(created.Value.Id!)
        );
        changed.Draft.PlaceholderValues.Should().HaveCount(1).And.ContainValue(new NeutralTextValue("Sub \"A\""));
    }

    [Test]
    public async Task Publishes_an_edition_with_its_gaps_filled_in()
    {
        var state = await Catalog.Publish(A.Posting("backend"));

        state.Summary!["id"].Should().Be("Membangun layanan untuk Pembayaran.");
        state.ResponsibilityGroups[0].Responsibilities[0].Text["en"].Should().Be("Write sql label, csharp label.");
        state.ResponsibilityGroups[0].Responsibilities[1].Text["en"].Should().Contain("February 28, 2027");
        state.ResponsibilityGroups[1].Responsibilities[0].Text["id"].Should().Be("Pimpin 7,125 orang.");
        state.RequirementGroups[0].Requirements[0].Description!["id"].Should().Contain("lebih tinggi");
        (await Catalog.One<long>("SELECT COUNT(*) FROM skill_uses WHERE entity_kind = 'job-postings'")).Should().Be(3);
        (await Catalog.Send(new GetJobPostingEdition(state.Id, 1))).Should().BeEquivalentTo(state);
    }

    [Test]
    public async Task Keeps_an_edition_to_the_byte_whatever_becomes_of_the_posting()
    {
        var state = await Catalog.Publish(A.Posting("backend"));
        var before = await Catalog.Text("SELECT * FROM job_posting_editions");

        await Catalog.Send(new CloseJobPosting(state.Id, CloseReason.Filled, "Done.", state.Version));

        (await Catalog.Text("SELECT * FROM job_posting_editions")).Should().Equal(before);
        (await Catalog.Send(new GetJobPosting(state.Id))).Status.Should().Be("closed");
    }

    [Test]
    public async Task Refuses_to_publish_what_is_made_from_a_retired_profile()
    {
        var draft = await Catalog.Send(new CreateJobPosting(A.Posting("backend")));
        var profile = await Catalog.Send(new GetSkillProfile("backend"));
        await Catalog.Send(new RetireSkillProfile("backend", null, profile.Version));
        var position = await Catalog.One<long>("SELECT position FROM change_log");

        var refusal = await Catalog
            .Awaiting(it => it.Send(new PublishJobPosting(draft.Value.Id!, 1)))
            .Should()
            .ThrowAsync<DomainException>();

        refusal.Which.Errors.Select(error => error.Code).Should().Equal("skill-profile-retired");
        (await Catalog.One<long>("SELECT position FROM change_log")).Should().Be(position);
        (await Catalog.One<long>("SELECT COUNT(*) FROM job_posting_editions")).Should().Be(0);
    }

    [Test]
    public async Task Never_publishes_after_the_retirement_of_the_profile_however_they_race()
    {
        var profile = await Catalog.Send(new GetSkillProfile("backend"));
        var drafts = new List<string>();
        for (var index = 0; index < 8; index++)
        {
            var draft = await Catalog.Send(new CreateJobPosting(A.Posting("backend") with { ExternalIds = [] }));
            drafts.Add(draft.Value.Id!);
        }

        var publications = drafts
            .Select(id => KeepingSkills.Outcome(Catalog.Send(new PublishJobPosting(id, 1))))
            .ToList();
        var retirement = Catalog.Send(new RetireSkillProfile("backend", null, profile.Version));
        await Task.WhenAll([.. publications, retirement]);

        var retired = await Catalog.One<long>("SELECT position FROM changes WHERE type = 'skill-profile.retired'");
        (await Catalog.Rows<long>("SELECT position FROM changes WHERE type = 'job-posting.published'"))
            .Should()
            .OnlyContain(position => position < retired);
    }

    [Test]
    public async Task Erases_the_contact_on_close_and_keeps_it_out_of_the_log()
    {
        var state = await Catalog.Publish(A.Posting("backend"));
        var contact = new ContactDetails("Recruiting", "jobs@nusantara.example", "+62 21 5550 100");
        var position = await Catalog.One<long>("SELECT position FROM change_log");
        await Catalog.Send(new ChangeContact(state.Id, contact, 0));
        (await Catalog.Send(new GetContact(state.Id))).Value.Should().Be(contact);
        (await KeepingSkills.Outcome(Catalog.Send(new ChangeContact(state.Id, contact, 0)))).Should().Be(Fault.Stale);
        (await Catalog.One<long>("SELECT position FROM change_log")).Should().Be(position);

        await Catalog.Send(new CloseJobPosting(state.Id, CloseReason.Cancelled, null, state.Version));

        (await Catalog.One<long>("SELECT COUNT(*) FROM job_posting_contacts")).Should().Be(0);
        (await Catalog.Rows<string>("SELECT state FROM changes")).Should().NotContain(json => json.Contains("jobs@"));
    }

    [Test]
    public async Task Keeps_a_role_of_its_own_and_drops_the_one_it_replaces()
    {
        var profile = A.Profile("backend");
        var own = A.Posting("backend") with
        {
            Profile = null,
            SourceLanguage = "en",
            Summary = profile.Summary,
            ResponsibilityGroups = profile.ResponsibilityGroups,
            RequirementGroups = profile.RequirementGroups,
            Placeholders = profile.Placeholders,
        };
        var created = await Catalog.Send(new CreateJobPosting(own));

        var changed = await Catalog.Send(new ChangeJobPostingDraft(created.Value.Id!, own, 1));
        (await Catalog.One<long>("SELECT COUNT(*) FROM role_descriptions")).Should().Be(2);
        var state = await Catalog.Send(new PublishJobPosting(created.Value.Id!, changed.Version));

        state.Profile.Should().BeNull();
        state.RequirementGroups[0].Requirements.Should().HaveCount(2);
        var taken = own with { Profile = new ProfileReferenceInput(Key: "backend"), ExternalIds = [] };
        taken = taken with
        {
            Summary = null,
            ResponsibilityGroups = null,
            RequirementGroups = null,
            Placeholders = null,
        };
        var second = await Catalog.Send(new CreateJobPosting(own with { ExternalIds = [] }));
        await Catalog.Send(new ChangeJobPostingDraft(second.Value.Id!, taken, 1));
        (await Catalog.One<long>("SELECT COUNT(*) FROM role_descriptions")).Should().Be(2);
    }
}
