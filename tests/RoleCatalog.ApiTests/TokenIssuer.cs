using NUnit.Framework;
using RoleCatalog.TestIssuer;

namespace RoleCatalog.ApiTests;

/// <summary>The issuer that the services of all these tests trust, started with the first of them.</summary>
[SetUpFixture]
internal static class TokenIssuer
{
    private static readonly Lazy<Task<Issuer>> Started = new(Issuer.Start);

    public static Task<Issuer> Shared => Started.Value;

    [OneTimeTearDown]
    public static async Task Stop()
    {
        if (Started.IsValueCreated)
        {
            await (await Started.Value).DisposeAsync();
        }
    }
}
