using System.Data;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using System.Text;
using FluentAssertions;
using Microsoft.Data.SqlClient;
using Microsoft.SqlServer.Server;
using NUnit.Framework;

namespace RoleCatalog.UnitTests.Architecture;

/// <summary>The assembly that stands in for a package that SqlClient depends on: ADR 0022.</summary>
internal sealed class TheSqlClientShim
{
    private static readonly string Used = typeof(SqlConnection).Assembly.Location;
    private static readonly AssemblyName Shim = typeof(Format).Assembly.GetName();

    // There is one for each kind of system; that for Windows stands beside the one that is used here.
    private static IEnumerable<TestCaseData> Clients =>
        Directory
            .EnumerateFiles(AppContext.BaseDirectory, Path.GetFileName(Used), SearchOption.AllDirectories)
            .Where(file => References(File.ReadAllBytes(file)).Count > 0)
            .Select(file =>
                new TestCaseData(file).SetArgDisplayNames(Path.GetRelativePath(AppContext.BaseDirectory, file))
            );

    [TestCaseSource(nameof(Clients))]
    public void Has_all_that_the_client_refers_to(string file) => Missing(File.ReadAllBytes(file)).Should().BeEmpty();

    [Test]
    public void Is_looked_for_in_the_clients_of_every_system() =>
        Clients.Select(client => client.Arguments[0]).Should().Contain(Used).And.HaveCount(2);

    [TestCase("get_IsByteOrdered", "get_IsByteReverse", ExpectedResult = "get_IsByteReverse")]
    [TestCase("InvalidUdtException", "InvalidUdtExpansion", ExpectedResult = "InvalidUdtExpansion, Create")]
    public string Is_found_to_lack_what_is_not_there(string has, string lacks)
    {
        var client = Encoding.Latin1.GetString(File.ReadAllBytes(Used));
        var other = client.Replace(has + "\0", lacks + "\0", StringComparison.Ordinal);
        return string.Join(", ", Missing(Encoding.Latin1.GetBytes(other)));
    }

    [Test]
    public void Is_of_the_version_that_the_client_asks_for() =>
        typeof(SqlConnection)
            .Assembly.GetReferencedAssemblies()
            .Should()
            .ContainSingle(each => each.Name == Shim.Name)
            .Which.Version.Should()
            .Be(Shim.Version);

    // Without the assembly this throws FileNotFoundException: the client asks of every type that it does not know whether
    // it is marked as one of SQL Server's.
    [Test]
    public void Lets_a_command_have_parameters()
    {
        using var command = new SqlCommand("SELECT @text, @number");
        command.Parameters.AddWithValue("@text", "Ada");
        command.Parameters.AddWithValue("@number", 1L);

        command
            .Parameters.Cast<SqlParameter>()
            .Select(parameter => parameter.SqlDbType)
            .Should()
            .Equal(SqlDbType.NVarChar, SqlDbType.BigInt);
    }

    // A library that is not open source, which the client would take on Windows.
    [Test]
    public void Makes_do_without_the_native_library()
    {
        AppContext.TryGetSwitch("Switch.Microsoft.Data.SqlClient.UseManagedNetworkingOnWindows", out var isManaged);

        isManaged.Should().BeTrue();
        Directory.EnumerateFiles(AppContext.BaseDirectory, "*SNI*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    // Resolved as they are when the code that has them runs.
    private static List<string> Missing(byte[] client)
    {
        var context = new AssemblyLoadContext(name: null, isCollectible: true);
        var module = context.LoadFromStream(new MemoryStream(client)).ManifestModule;
        var missing = References(client)
            .Where(each => !Resolves(module, each.Token))
            .Select(each => each.Name)
            .ToList();
        context.Unload();
        return missing;
    }

    private static bool Resolves(Module module, int token)
    {
        try
        {
            return module.ResolveMember(token) is not null;
        }
        catch (Exception error) when (error is TypeLoadException or MissingMemberException)
        {
            return false;
        }
    }

    private static List<(int Token, string Name)> References(byte[] client)
    {
        using var file = new PEReader(new MemoryStream(client));
        var metadata = file.GetMetadataReader();
        var types = metadata
            .TypeReferences.Select(handle => (handle, type: metadata.GetTypeReference(handle)))
            .Where(each => IsOfShim(metadata, each.type.ResolutionScope))
            .ToDictionary(each => (EntityHandle)each.handle, each => metadata.GetString(each.type.Name));
        var members = metadata
            .MemberReferences.Select(handle => (handle, member: metadata.GetMemberReference(handle)))
            .Where(each => types.ContainsKey(each.member.Parent))
            .Select(each => ((EntityHandle)each.handle, metadata.GetString(each.member.Name)));
        return
        [
            .. types
                .Select(type => (type.Key, type.Value))
                .Concat(members)
                .Select(each => (MetadataTokens.GetToken(each.Item1), each.Item2)),
        ];
    }

    private static bool IsOfShim(MetadataReader metadata, EntityHandle scope) =>
        scope.Kind == HandleKind.AssemblyReference
        && metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name) == Shim.Name;
}
