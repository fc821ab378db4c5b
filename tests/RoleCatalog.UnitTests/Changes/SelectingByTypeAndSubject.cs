using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.Changes;
using RoleCatalog.Contracts;

namespace RoleCatalog.UnitTests.Changes;

internal sealed class SelectingByTypeAndSubject
{
    private const string Id = "019ab2c4-5d3e-7f10-8a2b-3c4d5e6f7a8b";

    [Test]
    public void A_type_is_itself() =>
        EventTypePattern.Matches(CatalogEventTypes.SkillMerged).Should().Equal(CatalogEventTypes.SkillMerged);

    [Test]
    public void A_star_stands_for_any_characters_anywhere()
    {
        EventTypePattern.Matches("*").Should().Equal(EventTypePattern.Known);
        EventTypePattern.Matches("rolecatalog.job-posting.*").Should().Equal(CatalogEventTypes.OfJobPostings);
        EventTypePattern
            .Matches("*.published.*")
            .Should()
            .Equal(CatalogEventTypes.SkillProfilePublished, CatalogEventTypes.JobPostingPublished);
        EventTypePattern.Matches("*skill.*").Should().Equal(CatalogEventTypes.OfSkills);
    }

    [TestCase("")]
    [TestCase("job-posting.*")]
    [TestCase("rolecatalog.job-posting")]
    [TestCase("rolecatalog.job-posting.?ublished.v1")]
    [TestCase("rolecatalog.JOB-posting.*")]
    [TestCase("rolecatalog\\.job-posting.*")]
    [TestCase("rolecatalog.job-posting.published.v2")]
    public void All_else_matches_nothing(string pattern) => EventTypePattern.Matches(pattern).Should().BeEmpty();

    [Test]
    public void A_pattern_of_stars_alone_is_answered_at_once() =>
        EventTypePattern.Matches($"{new string('*', EventTypePattern.MaxLength - 1)}x").Should().BeEmpty();

    [TestCase("skills/" + Id)]
    [TestCase("skill-profiles/" + Id)]
    [TestCase("job-postings/" + Id)]
    public void A_subject_is_a_kind_and_an_id(string text)
    {
        ChangeSubject.TryParse(text, out var subject).Should().BeTrue();
        subject!.ToString().Should().Be(text);
    }

    [Test]
    public void The_id_of_a_subject_is_written_as_events_have_it()
    {
        ChangeSubject.TryParse($"skills/{Id.ToUpperInvariant()}", out var subject).Should().BeTrue();

        subject!.ToString().Should().Be($"skills/{Id}");
    }

    [TestCase("")]
    [TestCase("/")]
    [TestCase("skills")]
    [TestCase("skills/sql")]
    [TestCase("skills/" + Id + "/")]
    [TestCase("skills/{" + Id + "}")]
    [TestCase("proficiency-scales/" + Id)]
    [TestCase("Skills/" + Id)]
    public void Nothing_else_is_a_subject(string text) => ChangeSubject.TryParse(text, out _).Should().BeFalse();

    [Test]
    public void A_change_is_selected_when_all_that_is_asked_for_fits()
    {
        var change = SampleEvent.Of();
        ChangeSubject.TryParse(change.Subject, out var subject).Should().BeTrue();

        Has(ChangeSelection.All).Should().BeTrue();
        Has(
                new ChangeSelection
                {
                    Types = [change.Type],
                    Subject = subject,
                    Since = change.Time,
                }
            )
            .Should()
            .BeTrue();
        Has(new ChangeSelection { Types = [CatalogEventTypes.SkillMerged] }).Should().BeFalse();
        Has(new ChangeSelection { Subject = new ChangeSubject("skills", Guid.Empty) }).Should().BeFalse();
        Has(new ChangeSelection { Since = change.Time.AddTicks(1) }).Should().BeFalse();

        bool Has(ChangeSelection selection) => selection.Has(change.Type, change.Subject, change.Time);
    }
}
