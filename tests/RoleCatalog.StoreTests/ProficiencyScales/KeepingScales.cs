using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RoleCatalog.Application.ProficiencyScales;
using RoleCatalog.Domain;
using RoleCatalog.StoreTests.Skills;

namespace RoleCatalog.StoreTests.ProficiencyScales;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class KeepingScales(Store store) : StoreContract(store)
{
    [Test]
    public async Task Returns_every_field()
    {
        var defined = await Catalog.Send(new DefineProficiencyScale(Craft));

        var read = await Catalog.Send(new GetProficiencyScale("craft"));
        var scale = await Catalog.Read(scope => scope.GetRequiredService<IProficiencyScaleRepository>().Get("craft"));

        read.Should().BeEquivalentTo(defined);
        scale.Definition.Names.ToDictionary().Should().Equal(Craft.Names);
        scale.Definition.Levels.Select(level => (level.Key.Value, level.Rank)).Should().Equal(("low", 5), ("high", 50));
        scale.Definition.Levels[1].Names.ToDictionary().Should().Equal(Craft.Levels[1].Names);
        scale.Definition.Levels[1].Descriptors!.ToDictionary().Should().Equal(Craft.Levels[1].Descriptors);
        scale.Definition.Levels[0].Descriptors.Should().BeNull();
    }

    [Test]
    public async Task Takes_levels_in_between_while_roles_refer_to_the_others()
    {
        await Catalog.Publish("backend");
        var general = await Catalog.Send(new GetProficiencyScale("general"));
        var input = new ProficiencyScaleInput
        {
            SourceLanguage = "en",
            Names = general.Names,
            Levels =
            [
                .. general.Levels.Select(level => new ProficiencyLevelInput
                {
                    Key = level.Key,
                    Rank = level.Rank * 10,
                    Names = level.Names,
                }),
                new ProficiencyLevelInput
                {
                    Key = "legend",
                    Rank = 1_000,
                    Names = A.Text("Legend", "Legenda"),
                },
            ],
        };

        var changed = await Catalog.Send(new ChangeProficiencyScale("general", input, general.Version));

        changed.Levels.Should().HaveCount(general.Levels.Count + 1);
        (await KeepingSkills.Outcome(Catalog.Send(new ChangeProficiencyScale("general", input, general.Version))))
            .Should()
            .Be(Fault.Stale);
    }

    [Test]
    public async Task Refuses_a_taken_id()
    {
        var outcome = await KeepingSkills.Outcome(
            Catalog.Send(new DefineProficiencyScale(Craft with { Id = "general" }))
        );

        outcome.Should().Be(Fault.Conflict);
    }

    [Test]
    public async Task Defines_the_built_in_ones_once()
    {
        (await Catalog.Send(new DefineBuiltInScales())).Should().Be(0);
        await Catalog.Restart();

        var page = await Catalog.Send(new ListProficiencyScales(10, null));

        page.Items.Select(scale => (scale.Id, scale.Version)).Should().Equal(("cefr", 1), ("general", 1));
    }

    private static NewProficiencyScale Craft =>
        new()
        {
            Id = "craft",
            SourceLanguage = "en",
            Names = A.Text("Craft", "Keahlian"),
            Levels =
            [
                new ProficiencyLevelInput
                {
                    Key = "low",
                    Rank = 5,
                    Names = A.Text("Low", "Rendah"),
                },
                new ProficiencyLevelInput
                {
                    Key = "high",
                    Rank = 50,
                    Names = A.Text("High", "Tinggi"),
                    Descriptors = A.Text("Teaches.", "Mengajar."),
                },
            ],
        };
}
