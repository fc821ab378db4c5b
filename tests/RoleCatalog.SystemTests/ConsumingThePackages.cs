using System.IO.Compression;
using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests;

/// <summary>What consumers of the events get is packed, and what the packages' pages tell them to write compiles against it.</summary>
public sealed partial class ConsumingThePackages : SystemTest
{
    private const string Version = "0.0.1-test";

    private static readonly string[] Packages = ["RoleCatalog.Contracts", "RoleCatalog.Contracts.MassTransit"];

    // Packages that were restored before are taken from where they are; the two of the test leave nothing there.
    private const string Project = $"""
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <UseAppHost>false</UseAppHost>
            <RestoreAdditionalProjectSources>$(MSBuildProjectDirectory)/packed</RestoreAdditionalProjectSources>
            <RestorePackagesPath>$(MSBuildProjectDirectory)/restored</RestorePackagesPath>
            <RestoreFallbackFolders>$(NuGetPackageRoot)</RestoreFallbackFolders>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="RoleCatalog.Contracts.MassTransit" Version="{Version}" />
          </ItemGroup>
        </Project>
        """;

    [Test]
    public async Task Compiles_what_their_pages_say()
    {
        await Pack();
        await File.WriteAllTextAsync(Path.Combine(Folder, "Consumer.csproj"), Project);
        await File.WriteAllTextAsync(Path.Combine(Folder, "Consumer.cs"), Consumer());

        var outcome = await RunProcess(
            CatalogProgram.Sdk(
                Folder,
                "build",
                "Consumer.csproj",
                $"-p:NuGetPackageRoot={GlobalPackages}",
                "--nodeReuse:false"
            )
        );

        outcome.ExitCode.Should().Be(0, outcome.All);
    }

    [Test]
    public async Task Finds_documentation_licence_and_a_page_in_them()
    {
        await Pack();

        foreach (var package in Packages)
        {
            using var archive = ZipFile.OpenRead(Path.Combine(Folder, "packed", $"{package}.{Version}.nupkg"));
            archive
                .Entries.Select(entry => entry.FullName)
                .Should()
                .Contain([$"lib/net10.0/{package}.dll", $"lib/net10.0/{package}.xml", "README.md"]);
            using var nuspec = new StreamReader(archive.GetEntry($"{package}.nuspec")!.Open());
            var said = await nuspec.ReadToEndAsync();
            said.Should().Contain("""<license type="expression">Apache-2.0</license>""").And.Contain("<description>");
            File.Exists(Path.Combine(Folder, "packed", $"{package}.{Version}.snupkg")).Should().BeTrue();
        }
    }

    private static string GlobalPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private async Task Pack()
    {
        foreach (var package in Packages)
        {
            var outcome = await RunProcess(
                CatalogProgram.Sdk(
                    CatalogProgram.Repository,
                    "pack",
                    $"src/{package}",
                    "--no-build",
                    "-p:Version=" + Version,
                    "--output",
                    Path.Combine(Folder, "packed"),
                    "-warnaserror",
                    "--nodeReuse:false"
                )
            );
            outcome.ExitCode.Should().Be(0, outcome.All);
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
        var page = File.ReadAllText(Path.Combine(CatalogProgram.Repository, "src", package, "README.md"));
        return CodeBlock().Match(page).Groups["code"].Value;
    }

    [GeneratedRegex(
        "^```csharp\n(?<code>.+?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex CodeBlock();
}
