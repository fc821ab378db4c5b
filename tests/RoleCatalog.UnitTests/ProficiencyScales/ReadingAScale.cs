using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.ProficiencyScales;
using RoleCatalog.Domain;

namespace RoleCatalog.UnitTests.ProficiencyScales;

internal sealed class ReadingAScale
{
    [Test]
    public void Names_all_that_is_wrong_at_once()
    {
        var input = new ProficiencyScaleInput
        {
            SourceLanguage = "x",
            Names = new Dictionary<string, string>(),
            Levels =
            [
                new()
                {
                    Key = "A 1",
                    Rank = 1,
                    Names = A.Texts(""),
                    Descriptors = A.Texts("\u0001"),
                },
                null!,
            ],
        };

        Refusal
            .Of(() => input.Read(new ErrorCollector()))
            .Should()
            .BeEquivalentTo(
                "language-tag-invalid /sourceLanguage",
                "languages-count /names",
                "key-invalid /levels/0/key",
                "text-empty /levels/0/names/en",
                "text-control-character /levels/0/descriptors/en",
                "null /levels/1"
            );
    }

    [Test]
    public void Understands_the_built_in_scales()
    {
        using var resource = typeof(DefineBuiltInScales).Assembly.GetManifestResourceStream("BuiltInScales.json")!;
        var scales = JsonSerializer.Deserialize<List<NewProficiencyScale>>(resource, JsonSerializerOptions.Web)!;

        var levels = scales.ToDictionary(scale => scale.Id, scale => scale.Read(new ErrorCollector()));

        levels["general"]
            .Levels.Select(level => level.Names.Texts[A.Indonesian])
            .Should()
            .Equal("Dasar", "Baik", "Mahir", "Ahli");
        levels["cefr"].Levels.Select(level => level.Key.Value).Should().Equal("a1", "a2", "b1", "b2", "c1", "c2");
    }
}
