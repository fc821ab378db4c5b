using NUnit.Framework;
using RoleCatalog.TestIssuer;

namespace RoleCatalog.SystemTests;

/// <summary>The issuer that the services of all these tests trust.</summary>
[SetUpFixture]
public sealed class TokenIssuer
{
    public static Issuer Shared { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start() => Shared = await Issuer.Start();

    [OneTimeTearDown]
    public async Task Stop() => await Shared.DisposeAsync();
}
