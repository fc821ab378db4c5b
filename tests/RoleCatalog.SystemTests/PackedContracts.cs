using System.Diagnostics;
using FluentAssertions;

namespace RoleCatalog.SystemTests;

/// <summary>What consumers of the events get, packed as it was built, and programs that have nothing else of ours.</summary>
internal static class PackedContracts
{
    public const string Version = "0.0.1-test";

    public static IReadOnlyList<string> Packages { get; } =
    ["RoleCatalog.Contracts", "RoleCatalog.Contracts.MassTransit"];

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

    private static string GlobalPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Packs them into the folder "packed".</summary>
    public static async Task Pack(string folder)
    {
        foreach (var package in Packages)
        {
            await Succeed(
                CatalogProgram.Sdk(
                    CatalogProgram.Repository,
                    "pack",
                    $"src/{package}",
                    "--no-build",
                    "-p:Version=" + Version,
                    "--output",
                    Path.Combine(folder, "packed"),
                    "-warnaserror",
                    "--nodeReuse:false"
                )
            );
        }
    }

    /// <summary>Compiles a program against the packages, into the folder "bin".</summary>
    public static async Task Compile(string folder, string code)
    {
        await Pack(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "Consumer.csproj"), Project);
        await File.WriteAllTextAsync(Path.Combine(folder, "Consumer.cs"), code);
        await Succeed(
            CatalogProgram.Sdk(
                folder,
                "build",
                "Consumer.csproj",
                $"-p:NuGetPackageRoot={GlobalPackages}",
                "--output",
                Path.Combine(folder, "bin"),
                "--nodeReuse:false"
            )
        );
    }

    private static async Task Succeed(ProcessStartInfo start)
    {
        using var process = new RunningProcess(start);
        (await process.Ended()).Should().Be(0, process.Log);
    }
}
