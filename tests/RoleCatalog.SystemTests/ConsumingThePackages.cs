using System.IO.Compression;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests;

/// <summary>What consumers of the events get is packed, and what the packages' pages tell them to write compiles against it.</summary>
public sealed class ConsumingThePackages : SystemTest
{
    [Test]
    public Task Compiles_what_their_pages_say() => PackedContracts.Compile(Folder, Consumer());

    [Test]
    public async Task Finds_documentation_licence_and_a_page_in_them()
    {
        await PackedContracts.Pack(Folder);

        foreach (var package in PackedContracts.Packages)
        {
            var packed = Path.Combine(Folder, "packed", $"{package}.{PackedContracts.Version}");
            using var archive = ZipFile.OpenRead($"{packed}.nupkg");
            archive
                .Entries.Select(entry => entry.FullName)
                .Should()
                .Contain([$"lib/net10.0/{package}.dll", $"lib/net10.0/{package}.xml", "README.md"]);
            using var nuspec = new StreamReader(archive.GetEntry($"{package}.nuspec")?.Open() ?? Stream.Null);
            var said = await nuspec.ReadToEndAsync();
            said.Should().Contain("""<license type="expression">Apache-2.0</license>""").And.Contain("<description>");
            File.Exists($"{packed}.snupkg").Should().BeTrue();
        }
    }

    // The code of the pages, each in a method that has what a reader's program has.
    private static string Consumer() =>
        $$"""
            using System.Text.Json;
            using MassTransit;
            using RoleCatalog.Contracts;
            using RoleCatalog.Contracts.JobPostings;
            using RoleCatalog.Contracts.MassTransit;
            using RoleCatalog.Contracts.Skills;

            Console.WriteLine(CatalogBus.Exchange);

            internal static class Consumer
            {
                public static async Task Over_http(Index index, Search search, string json, CancellationToken cancellation)
                {
                    {{Code("RoleCatalog.Contracts")}}
                }

                public static void On_rabbitmq(Index index, WebApplicationBuilder builder)
                {
                    {{Code("RoleCatalog.Contracts.MassTransit")}}
                }
            }

            internal sealed record Index(Func<JobPostingState, CancellationToken, Task> Put);

            internal sealed record Search(Func<string, CancellationToken, Task> Hide);
            """;

    private static string Code(string package)
    {
        var page = File.ReadLines(Path.Combine(CatalogProgram.Repository, "src", package, "README.md"));
        return string.Join('\n', ShownCommands.Blocks(page, "csharp").Single());
    }
}
