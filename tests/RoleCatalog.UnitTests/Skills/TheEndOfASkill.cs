using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.UnitTests.Skills;

internal sealed class TheEndOfASkill
{
    [Test]
    public void Is_a_deprecation_with_a_replacement_and_a_note()
    {
        var (old, other) = (A.Skill("flash"), A.Skill("html"));

        old.Deprecate(new Replacement(other.Id, other.Id), "No browser has it.", 1, A.Noon);

        old.Status.Should().Be(SkillStatus.Deprecated);
        old.Deprecation.Should().Be(new Deprecation(other.Id, "No browser has it.", A.Noon));
        old.Events.Should().Equal(Skill.Defined, Skill.Deprecated);
        Skill.Deprecated.IsPublic.Should().BeTrue();
    }

    [Test]
    public void Comes_once()
    {
        var skill = A.Skill("flash");
        skill.Deprecate(null, null, 1, A.Noon);

        Refusal.Of(() => skill.Deprecate(null, null, 2, A.Noon)).Should().Equal("skill-deprecated");
        Refusal.Of(() => skill.Change(A.SkillDefinition("Shockwave"), 2, A.Noon)).Should().Equal("skill-deprecated");
        Refusal.Of(() => skill.MergeInto(Target(A.Skill("html")), 2, A.Noon)).Should().Equal("skill-deprecated");
    }

    [Test]
    public void Does_not_keep_it_from_being_told_the_same_again()
    {
        var skill = A.Skill("flash", "Flash", "Kilat");
        skill.Deprecate(null, null, 1, A.Noon);

        skill.Change(A.SkillDefinition("Flash", "Kilat"), 2, A.Noon);

        skill.Version.Should().Be(2);
        Refusal.Of(() => skill.Change(skill.Definition, 1, A.Noon)).Should().Equal("version-stale header:If-Match");
    }

    [Test]
    public void Is_not_by_itself_nor_in_a_circle()
    {
        var (skill, other) = (A.Skill("flash"), A.Skill("html"));

        Refusal
            .Of(() => skill.Deprecate(new Replacement(skill.Id, skill.Id), null, 1, A.Noon))
            .Should()
            .Equal("replaced-by-itself /replacedBy");
        Refusal
            .Of(() => skill.Deprecate(new Replacement(other.Id, skill.Id), null, 1, A.Noon))
            .Should()
            .Equal("replacement-cycle /replacedBy");
        Refusal.Of(() => skill.MergeInto(Target(skill), 1, A.Noon)).Should().Equal("replaced-by-itself /into");
        Refusal
            .Of(() => skill.MergeInto(new MergeTarget(other, skill, Alone), 1, A.Noon))
            .Should()
            .Equal("replacement-cycle /into");
        skill.Status.Should().Be(SkillStatus.Active);
    }

    [Test]
    public void Is_in_no_deprecated_one()
    {
        var (skill, other, third) = (A.Skill("flash"), A.Skill("html"), A.Skill("canvas"));
        other.Deprecate(null, null, 1, A.Noon);

        Refusal.Of(() => skill.MergeInto(Target(other), 1, A.Noon)).Should().Equal("replacement-not-active /into");
        var replaced = () => skill.MergeInto(new MergeTarget(other, third, Alone), 1, A.Noon);
        replaced
            .Should()
            .Throw<DomainException>()
            .WithMessage("'html' is deprecated; use 'canvas', which replaces it.");
    }

    [Test]
    public void Gives_its_names_and_ids_to_the_one_that_it_is_merged_into()
    {
        var esco = new SkillAlignment(A.Key("esco"), "1", AlignmentMatch.Exact);
        var given = new SkillDefinition(
            SkillKind.Technology,
            Names("Postgres", "postgresql", "PG"),
            null,
            [ExternalId.Of("wikidata", "Q2")]
        )
        {
            Alignments = [esco],
        };
        var taken = new SkillDefinition(
            SkillKind.Technology,
            Names("PostgreSQL", "pg"),
            null,
            [ExternalId.Of("wikidata", "Q1")]
        );
        var (skill, into) = (Made("postgres", given), Made("postgresql", taken));

        skill.MergeInto(Target(into), 1, A.Noon);

        into.Definition.Names.Labels.ToDictionary().Should().Equal(A.Texts("PostgreSQL"));
        into.Definition.Names.Aliases[A.English].Should().Equal("pg", "Postgres");
        into.Definition.ExternalIds.Select(id => id.Value).Should().Equal("Q1", "Q2");
        into.Definition.Alignments.Should().Equal(esco);
        into.Events.Should().Equal(Skill.Defined, Skill.Changed);
        skill.Definition.ExternalIds.Should().BeEmpty();
        skill.Definition.Alignments.Should().BeEmpty();
        skill.Deprecation!.ReplacedBy.Should().Be(into.Id);
        skill.Events.Should().Equal(Skill.Defined, Skill.Merged);
    }

    [Test]
    public void Leaves_an_alias_that_became_a_skill()
    {
        var skill = Made("aws", new SkillDefinition(SkillKind.Technology, Names("AWS", "Amazon S3"), null, []));
        var parts = new NewSkillParts(SkillId.New(A.Noon), A.Key("amazon-s3"), SkillKind.Knowledge);

        var made = skill.Split(A.English, "amazon  s3", parts, 1, A.Noon);

        made.Definition.Names.Labels.ToDictionary().Should().Equal(A.Texts("Amazon S3"));
        made.Definition.Kind.Should().Be(SkillKind.Knowledge);
        made.Events.Should().Equal(Skill.Defined);
        skill.Definition.Names.Aliases.Should().BeEmpty();
        skill.Events.Should().Equal(Skill.Defined, Skill.Changed);
        Refusal.Of(() => skill.Split(A.English, "Amazon S3", parts, 2, A.Noon)).Should().Equal("alias-unknown /alias");
        Refusal.Of(() => skill.Split(A.English, "AWS", parts, 2, A.Noon)).Should().Equal("alias-unknown /alias");
    }

    private static readonly Standing Alone = new([], []);

    private static MergeTarget Target(Skill skill) => new(skill, skill, Alone);

    private static Skill Made(string key, SkillDefinition definition) =>
        Skill.Define(SkillId.New(A.Morning), A.Key(key), definition, A.Morning);

    private static SkillNames Names(string label, params string[] aliases) =>
        SkillNames.Of(
            A.English,
            A.Text(label),
            new Dictionary<string, IReadOnlyList<string>> { [LanguageTag.Parse("en").Value] = aliases }
        );
}
