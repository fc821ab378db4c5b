using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests;

/// <summary>Runs the commands of the tour as they stand in the README, in one shell, and compares the parts of answers shown there.</summary>
public sealed class TakingTheTourOfTheReadme : SystemTest
{
    private const string Heading = "## A five-minute tour";

    [Test]
    public async Task Gives_the_answers_that_it_shows()
    {
        var tour = File.ReadLines(Path.Combine(CatalogProgram.Repository, "README.md"))
            .SkipWhile(line => line != Heading)
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
        var steps = ShownCommands.Steps(tour);
        steps.Should().HaveCountGreaterThan(10);
        var service = await ServeAsItComes("--environment", "Development");

        await ShownCommands.Run(steps, service, CatalogProgram.Repository);
    }
}
