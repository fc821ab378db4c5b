using System.Diagnostics;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests;

/// <summary>Runs the commands of the tour as they stand in the README, in one shell, and compares the parts of answers shown there.</summary>
public sealed class TakingTheTourOfTheReadme : SystemTest
{
    private const string Address = "http://localhost:5080";
    private const string EndOfStep = "=== end of step";

    [Test]
    public async Task Gives_the_answers_that_it_shows()
    {
        RequireCommand("bash");
        RequireCommand("curl");
        var steps = Tour.Read(Path.Combine(CatalogProgram.Repository, "README.md"));
        steps.Should().HaveCountGreaterThan(10);
        var service = await ServeAsItComes("--environment", "Development");
        var address = $"{service.Client.BaseAddress}".TrimEnd('/');

        using var shell = new RunningProcess(Shell(steps, address, await service.Token));
        await shell.Ended();

        var answers = shell.Output.Split(EndOfStep);
        for (var step = 0; step < steps.Count; step++)
        {
            answers.Should().HaveCountGreaterThan(step + 1, "each step comes to its end: {0}", shell.Log);
            answers[step].Should().ContainAll(steps[step].Shown, "of\n{0}", steps[step].Commands);
        }

        shell.Errors.Should().BeEmpty();
    }

    private static ProcessStartInfo Shell(IEnumerable<TourStep> steps, string address, string token)
    {
        var script = string.Join('\n', steps.Select(step => $"{step.Commands}\necho '{EndOfStep}'"));
        script.Should().Contain(Address);
        return new ProcessStartInfo("bash")
        {
            ArgumentList = { "-euo", "pipefail", "-c", script.Replace(Address, address, StringComparison.Ordinal) },
            WorkingDirectory = CatalogProgram.Repository,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["TOKEN"] = token },
        };
    }

    private static void RequireCommand(string name)
    {
        var folders = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator);
        if (!Array.Exists(folders, folder => File.Exists(Path.Combine(folder, name))))
        {
            Assert.Fail($"{name} is not installed: the tour of the README needs it.");
        }
    }
}

/// <summary>Commands, and what is shown of their answer.</summary>
internal sealed record TourStep(string Commands, IReadOnlyList<string> Shown);

internal static class Tour
{
    private const string Heading = "## A five-minute tour";
    private const string Answer = "#> ";

    /// <summary>The steps of the tour: a step ends where its answer is shown, or with its block.</summary>
    public static IReadOnlyList<TourStep> Read(string readme)
    {
        var steps = new List<TourStep>();
        var commands = new List<string>();
        var shown = new List<string>();
        foreach (var line in Blocks(readme).Append(""))
        {
            if (line.StartsWith(Answer, StringComparison.Ordinal))
            {
                shown.Add(line[Answer.Length..]);
                continue;
            }

            if (shown.Count > 0)
            {
                steps.Add(new TourStep(string.Join('\n', commands), [.. shown]));
                commands.Clear();
                shown.Clear();
            }

            commands.Add(line);
        }

        return steps;
    }

    private static IEnumerable<string> Blocks(string readme)
    {
        var inBlock = false;
        var tour = File.ReadLines(readme)
            .SkipWhile(line => line != Heading)
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
        foreach (var line in tour)
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inBlock = line == "```bash";
            }
            else if (inBlock)
            {
                yield return line;
            }
        }
    }
}
