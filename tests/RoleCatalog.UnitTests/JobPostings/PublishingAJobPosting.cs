using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.UnitTests.JobPostings;

internal sealed class PublishingAJobPosting
{
    private static readonly RoleBuilder WithACity = A.Role().Doing("Works in {{city}}").With(A.Placeholder("city"));

    [Test]
    public void Needs_a_value_with_languages_in_those_that_are_required()
    {
        var posting = A.JobPosting().For(WithACity).Filling("city", new LocalizedTextValue(A.Text("The capital")));
        var terms = posting.Terms with { RequiredLanguages = [A.Indonesian] };
        var translated = posting.Content with
        {
            PlaceholderValues = new PlaceholderValues(
                new Dictionary<string, PlaceholderValue>
                {
                    ["city"] = new LocalizedTextValue(A.Text("The capital", "Ibu kota")),
                }
            ),
        };

        Problems(posting.Content).Should().Contain("translation-missing /placeholderValues/city/id");
        Problems(translated).Should().NotContain("translation-missing /placeholderValues/city/id");

        IReadOnlyList<string> Problems(JobPostingContent content) =>
            Refusal.Of(() => JobPosting.Create(JobPostingId.New(A.Noon), content, A.Noon).Publish(terms, 1, A.Noon));
    }

    [Test]
    public void Is_refused_while_a_placeholder_is_unfilled()
    {
        var refused = Refusal.Caught(() => A.JobPosting().For(WithACity).Published());

        refused.Fault.Should().Be(Fault.Rule);
        refused.Message.Should().Contain("Which city?");
        Refusal.Listed(refused.Errors).Should().Equal("placeholder-unfilled /placeholderValues/city");
    }

    [Test]
    public void Is_allowed_once_it_is_filled() =>
        A.JobPosting()
            .For(WithACity)
            .Filling("city", new NeutralTextValue("Bandung"))
            .PublishedRole()
            .Responsibilities.Last()
            .Text.Texts[A.English]
            .Should()
            .Be("Works in Bandung");

    [Test]
    public void Is_refused_after_the_profile_was_retired() =>
        Refusal
            .Of(() => A.JobPosting().OfARetiredProfile().Published())
            .Should()
            .Equal("skill-profile-retired /profile");

    [TestCase("organization")]
    [TestCase("contractType")]
    [TestCase("schedule")]
    [TestCase("application")]
    [TestCase("workplace")]
    [TestCase("locations")]
    public void Is_refused_while_something_is_missing(string field) =>
        Refusal
            .Of(() =>
                A.JobPosting()
                    .But(content =>
                        field switch
                        {
                            "organization" => content with { Organization = null },
                            "contractType" => content with { ContractType = null },
                            "schedule" => content with { Schedule = null },
                            "application" => content with { ApplicationUrl = null },
                            "workplace" => content with { Workplace = null },
                            _ => content with { Locations = [] },
                        }
                    )
                    .Published()
            )
            .Should()
            .Equal($"field-missing /{field}");

    [Test]
    public void Needs_no_location_for_remote_work() =>
        A.JobPosting()
            .But(content => content with { Locations = [], Workplace = Workplace.Of(WorkplaceType.Remote, null, []) })
            .Published()
            .Status.Should()
            .Be(JobPostingStatus.Published);

    [TestCase("2027-01-03", false)]
    [TestCase("2027-01-04", true)]
    public void Is_refused_after_the_last_day(string lastDay, bool allowed)
    {
        var posting = A.JobPosting()
            .But(content => content with { Validity = Validity.Of(A.Day(lastDay), "Asia/Jakarta") });

        if (allowed)
        {
            posting.Published().NewEdition.Should().NotBeNull();
        }
        else
        {
            Refusal.Of(() => posting.Published()).Should().Equal("validity-passed /validity");
        }
    }

    [Test]
    public void Names_every_reason_at_once()
    {
        var own = A.Role().WithoutDuties().SummedUpAs("{{x}} {{city}}").With(A.Placeholder("city"), A.Placeholder("y"));

        Refusal
            .Of(() =>
                A.JobPosting()
                    .For(own)
                    .OfARetiredProfile()
                    .But(content => new JobPostingContent
                    {
                        SourceLanguage = content.SourceLanguage,
                        OwnRole = own.Build(),
                        Validity = Validity.Of(new DateOnly(2026, 12, 31), "UTC"),
                    })
                    .Published()
            )
            .Should()
            .BeEquivalentTo(
                "skill-profile-retired /profile",
                "field-missing /organization",
                "field-missing /contractType",
                "field-missing /schedule",
                "field-missing /application",
                "field-missing /workplace",
                "field-missing /locations",
                "validity-passed /validity",
                "placeholder-unfilled /placeholderValues/city",
                "placeholder-unfilled /placeholderValues/y",
                "role-empty /responsibilityGroups",
                "placeholder-undeclared /summary/en",
                "placeholder-unused /placeholders/1/key"
            );
    }

    [Test]
    public void Leaves_the_posting_as_it_was_when_it_is_refused()
    {
        var made = A.JobPosting().OfARetiredProfile();
        var posting = made.Draft();

        Refusal.Of(() => posting.Publish(made.Terms, 1, A.Noon));

        (posting.Version, posting.Status, posting.NewEdition).Should().Be((1, JobPostingStatus.Draft, null));
    }

    [Test]
    public void Shows_the_title_of_the_posting_with_its_gaps_filled() =>
        A.JobPosting()
            .For(WithACity)
            .Filling("city", new NeutralTextValue("Bandung"))
            .But(content => content with { TitleOverride = A.Text("Developer in {{city}}") })
            .PublishedRole()
            .Title.Texts[A.English]
            .Should()
            .Be("Developer in Bandung");

    [Test]
    public void Is_refused_with_a_title_whose_gaps_are_not_right() =>
        Refusal
            .Of(() =>
                A.JobPosting()
                    .But(content =>
                        content with
                        {
                            TitleOverride = A.Text("Developer {{level}}", "Pengembang {{ level }}"),
                        }
                    )
                    .Published()
            )
            .Should()
            .BeEquivalentTo(
                "placeholder-undeclared /title/en",
                "placeholder-mistyped /title/id",
                "placeholder-translation /title/id"
            );

    [Test]
    public void Is_refused_with_a_title_of_nothing_but_open_gaps() =>
        Refusal
            .Of(() =>
                A.JobPosting()
                    .For(A.Role().Called("{{name}}").With(A.Placeholder("name", PlaceholderType.Text, required: false)))
                    .Published()
            )
            .Should()
            .Equal("title-empty /title");

    [Test]
    public void Fills_the_gaps_of_what_is_particular_to_the_offer() =>
        A.JobPosting()
            .For(WithACity)
            .Filling("city", new NeutralTextValue("Bandung"))
            .But(content => content with { Description = A.Text("The team sits in {{city}}.") })
            .Published()
            .NewEdition!.Content.Description!.Texts[A.English]
            .Should()
            .Be("The team sits in Bandung.");

    [Test]
    public void Is_refused_with_a_description_whose_gaps_are_not_right() =>
        Refusal
            .Of(() => A.JobPosting().But(content => content with { Description = A.Text("In {{town}}") }).Published())
            .Should()
            .BeEquivalentTo("placeholder-undeclared /description/en");
}
