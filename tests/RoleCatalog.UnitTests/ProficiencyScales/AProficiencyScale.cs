using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Domain;
using RoleCatalog.Domain.ProficiencyScales;

namespace RoleCatalog.UnitTests.ProficiencyScales;

internal sealed class AProficiencyScale
{
    [Test]
    public void Has_levels_in_the_order_of_their_ranks() =>
        Broken(A.Level("good", 2), A.Level("basic", 1), A.Level("fair", 1))
            .Should()
            .Equal("level-rank-order /levels/1/rank", "level-rank-order /levels/2/rank");

    [Test]
    public void Has_each_level_once() =>
        Broken(A.Level("good", 1), A.Level("good", 2)).Should().Equal("level-key-repeated /levels/1/key");

    [Test]
    public void Has_1_to_20_levels()
    {
        Broken().Should().Equal("levels-count /levels");
        Broken([.. Enumerable.Range(1, 21).Select(rank => A.Level($"level-{rank}", rank))])
            .Should()
            .Equal("levels-count /levels");
    }

    [Test]
    public void Has_every_name_in_its_source_language() =>
        Refusal
            .Of(() =>
                ProficiencyScaleDefinition.Of(
                    A.Indonesian,
                    A.Text("General"),
                    [
                        new ProficiencyLevel(A.Key("basic"), 1, A.Text("Basic"), A.Text("Knows a bit.")),
                        new ProficiencyLevel(A.Key("good"), 2, A.Text("Good", "Baik"), null),
                    ]
                )
            )
            .Should()
            .Equal(
                "source-language-missing /names",
                "source-language-missing /levels/0/names",
                "source-language-missing /levels/0/descriptors"
            );

    [Test]
    public void Gains_levels_in_between()
    {
        var scale = A.Scale();

        scale.Change(A.ScaleDefinition("basic", "fair", "good", "expert", "guru"), 1, A.Noon);

        scale.Version.Should().Be(2);
        scale.Events.Should().Equal(ProficiencyScale.Defined, ProficiencyScale.Changed);
        scale.Definition.Find(A.Key("guru"))!.Rank.Should().Be(5);
    }

    [Test]
    public void That_is_built_in_never_loses_a_level()
    {
        var scale = A.Scale();

        var refused = Refusal.Caught(() => scale.Change(A.ScaleDefinition("basic", "master"), 1, A.Noon));

        refused.Fault.Should().Be(Fault.Conflict);
        refused.Message.Should().Contain("good, expert");
        Refusal.Listed(refused.Errors).Should().Equal("level-built-in /levels");
    }

    [Test]
    public void Does_not_change_on_an_old_version()
    {
        var scale = A.Scale();
        scale.Change(A.ScaleDefinition("basic", "good", "expert", "guru"), 1, A.Noon);

        Refusal
            .Caught(() => scale.Change(A.ScaleDefinition("basic", "good", "expert"), 1, A.Noon))
            .Fault.Should()
            .Be(Fault.Stale);
    }

    private static IReadOnlyList<string> Broken(params ProficiencyLevel[] levels) =>
        Refusal.Of(() => ProficiencyScaleDefinition.Of(A.English, A.Text("General"), levels));
}
