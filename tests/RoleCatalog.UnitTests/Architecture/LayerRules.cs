using System.Reflection;
using System.Xml.Linq;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.UnitTests.Architecture;

internal sealed class LayerRules
{
    private static readonly Dictionary<Assembly, string[]> Allowed = new()
    {
        [Solution.Domain] = [],
        [Solution.Contracts] = [],
        [Solution.ContractsMassTransit] = ["RoleCatalog.Contracts"],
        [Solution.Application] = ["RoleCatalog.Domain", "RoleCatalog.Contracts"],
        // The last takes the place of a package: ADR 0022.
        [Solution.Infrastructure] =
        [
            "RoleCatalog.Application",
            "RoleCatalog.Contracts.MassTransit",
            "Microsoft.SqlServer.Server",
        ],
        [Solution.Api] = ["RoleCatalog.Infrastructure"],
    };

    [Test]
    public void A_project_refers_only_to_the_layer_below() =>
        Allowed
            .SelectMany(layer => References(Solution.Project(layer.Key), "ProjectReference").Except(layer.Value))
            .Should()
            .BeEmpty();

    [Test]
    public void Domain_and_contracts_have_no_packages() =>
        new[] { Solution.Domain, Solution.Contracts }
            .Select(Solution.Project)
            .SelectMany(project =>
                References(project, "PackageReference")
                    .Concat(References(project, "FrameworkReference"))
                    .Concat(References(project, "Reference"))
            )
            .Should()
            .BeEmpty();

    [Test]
    public void Domain_and_contracts_use_only_the_base_library() =>
        new[] { Solution.Domain, Solution.Contracts }
            .SelectMany(layer => NotOfTheBase(Referenced(layer)))
            .Should()
            .BeEmpty();

    [Test]
    public void Application_knows_no_web_no_store_and_no_broker() =>
        Outward(Referenced(Solution.Application)).Should().BeEmpty();

    [Test]
    public void Infrastructure_knows_no_web() =>
        Referenced(Solution.Infrastructure)
            .Where(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal))
            .Should()
            .BeEmpty();

    [Test]
    public void These_rules_bite()
    {
        const string project = """
            <Project>
              <ItemGroup>
                <ProjectReference Include="..\RoleCatalog.Api\RoleCatalog.Api.csproj" />
                <PackageReference Include="Dapper" />
              </ItemGroup>
            </Project>
            """;

        References(project, "ProjectReference").Should().Equal("RoleCatalog.Api");
        References(project, "PackageReference").Should().Equal("Dapper");
        NotOfTheBase(Referenced(typeof(LayerRules).Assembly)).Should().Contain("FluentAssertions");
        Outward(Referenced(Solution.Infrastructure)).Should().Contain("Dapper");
    }

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument
            .Parse(project)
            .Descendants(kind)
            .Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/').Split('/')[^1])
            .Select(name => name.Replace(".csproj", "", StringComparison.Ordinal));

    private static IEnumerable<string> Referenced(Assembly layer) =>
        layer.GetReferencedAssemblies().Select(name => name.Name!);

    private static IEnumerable<string> NotOfTheBase(IEnumerable<string> names) =>
        names.Where(name => name != "System" && !name.StartsWith("System.", StringComparison.Ordinal));

    private static IEnumerable<string> Outward(IEnumerable<string> names)
    {
        string[] outside = ["Microsoft.AspNetCore", "Microsoft.Data", "Dapper", "MassTransit", "SQLitePCLRaw"];
        return names.Where(name => outside.Any(start => name.StartsWith(start, StringComparison.Ordinal)));
    }
}
