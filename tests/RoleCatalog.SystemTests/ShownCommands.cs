using System.Diagnostics;
using FluentAssertions;

namespace RoleCatalog.SystemTests;

/// <summary>Commands of a page, and what it shows of their answer.</summary>
internal sealed record ShownStep(string Commands, IReadOnlyList<string> Shown);

/// <summary>The commands of a page, run as they stand there, in one shell.</summary>
internal static class ShownCommands
{
    private const string Address = "http://localhost:5080";
    private const string EndOfStep = "=== end of step";
    private const string Answer = "#> ";

    /// <summary>The steps of a page: a step ends where its answer is shown, or with its block.</summary>
    public static IReadOnlyList<ShownStep> Steps(IEnumerable<string> page)
    {
        var steps = new List<ShownStep>();
        var commands = new List<string>();
        var shown = new List<string>();
        foreach (var line in Blocks(page, "bash").SelectMany(block => block).Append(""))
        {
            if (line.StartsWith(Answer, StringComparison.Ordinal))
            {
                shown.Add(line[Answer.Length..]);
                continue;
            }

            if (shown.Count > 0)
            {
                steps.Add(new ShownStep(string.Join('\n', commands), [.. shown]));
                commands.Clear();
                shown.Clear();
            }

            commands.Add(line);
        }

        return steps;
    }

    /// <summary>The blocks of code of a page in one language, line by line.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Blocks(IEnumerable<string> page, string language)
    {
        var blocks = new List<List<string>>();
        List<string>? block = null;
        foreach (var line in page)
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                block = block is null && line == $"```{language}" ? [] : null;
                if (block is not null)
                {
                    blocks.Add(block);
                }
            }
            else
            {
                block?.Add(line);
            }
        }

        return blocks;
    }

    /// <summary>Runs them against a service, and compares the parts of answers that are shown.</summary>
    public static async Task Run(IReadOnlyList<ShownStep> steps, CatalogService service, string folder)
    {
        foreach (var command in (string[])["bash", "curl"])
        {
            Require(command);
        }

        var address = $"{service.Client.BaseAddress}".TrimEnd('/');
        using var shell = new RunningProcess(Shell(steps, address, await service.Token, folder));
        await shell.Ended();

        var answers = shell.Output.Split(EndOfStep);
        for (var step = 0; step < steps.Count; step++)
        {
            answers.Should().HaveCountGreaterThan(step + 1, "each step comes to its end: {0}", shell.Log);
            answers[step].Should().ContainAll(steps[step].Shown, "of\n{0}", steps[step].Commands);
        }

        shell.Errors.Should().BeEmpty();
    }

    private static ProcessStartInfo Shell(IEnumerable<ShownStep> steps, string address, string token, string folder)
    {
        var script = string.Join('\n', steps.Select(step => $"{step.Commands}\necho '{EndOfStep}'"));
        script.Should().Contain(Address);
        return new ProcessStartInfo("bash")
        {
            ArgumentList = { "-euo", "pipefail", "-c", script.Replace(Address, address, StringComparison.Ordinal) },
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["TOKEN"] = token },
        };
    }

    private static void Require(string command)
    {
        var folders = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator);
        folders
            .Should()
            .Contain(folder => File.Exists(Path.Combine(folder, command)), "{0} must be installed", command);
    }
}
