using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.UnitTests.Skills;

internal sealed class ReadingASkill
{
    private static readonly SkillInput Good = new()
    {
        Kind = SkillKind.Technology,
        SourceLanguage = "en",
        Labels = A.Texts("Go"),
    };

    [Test]
    public void Gives_its_definition()
    {
        var read = (
            Good with
            {
                Description = A.Texts("A language."),
                Aliases = new Dictionary<string, IReadOnlyList<string>> { ["en"] = [" golang "] },
                ExternalIds = [new("esco", "1")],
            }
        ).Read(new ErrorCollector());

        read.Names.Aliases[A.English].Should().Equal("golang");
        read.ExternalIds.Should().Equal(ExternalId.Of("esco", "1"));
        read.Description!.Texts[A.English].Should().Be("A language.");
    }

    [Test]
    public void Names_all_that_is_wrong_at_once() =>
        Broken(
                Good with
                {
                    SourceLanguage = "english",
                    Labels = A.Texts(" "),
                    Description = A.Texts(new string('x', 2001)),
                    Aliases = new Dictionary<string, IReadOnlyList<string>> { ["en"] = [null!, "ok", ""] },
                    ExternalIds = [null!, new("A", "1")],
                }
            )
            .Should()
            .BeEquivalentTo(
                "language-tag-invalid /sourceLanguage",
                "text-empty /labels/en",
                "text-too-long /description/en",
                "null /externalIds/0",
                "key-invalid /externalIds/1/scheme",
                "text-empty /aliases/en/0",
                "text-empty /aliases/en/2"
            );

    [Test]
    public void Does_not_blame_the_labels_for_a_broken_source_language() =>
        Broken(Good with { SourceLanguage = "english" }).Should().Equal("language-tag-invalid /sourceLanguage");

    [Test]
    public void Wants_every_text_in_the_source_language() =>
        Broken(Good with { SourceLanguage = "id", Description = A.Texts("A language.") })
            .Should()
            .BeEquivalentTo("source-language-missing /labels", "source-language-missing /description");

    private static IReadOnlyList<string> Broken(SkillInput input) => Refusal.Of(() => input.Read(new ErrorCollector()));
}
