using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests.SqlServer;

/// <summary>The program with the settings of a server that is not there.</summary>
public sealed class ReachingNoServer : SystemTest
{
    [TestCase("serve")]
    [TestCase("migrate")]
    public async Task Ends_in_time_with_one_line_that_says_what_to_do(string verb)
    {
        var began = Stopwatch.GetTimestamp();
        var outcome = await Run([verb, "--urls", "http://127.0.0.1:0", .. Store(FreePort())]);

        Stopwatch.GetElapsedTime(began).Should().BeLessThan(TimeSpan.FromSeconds(15));
        outcome.ExitCode.Should().Be(1, outcome.All);
        outcome
            .Errors.Trim()
            .Should()
            .StartWith("error: Store:ConnectionString: the server '127.0.0.1,")
            .And.Contain("Check its name and port")
            .And.NotContain("\n")
            .And.NotContain("secret-of-the-test");
        outcome.Output.Should().NotContain("   at ");
    }

    [TestCase("--Store:Provider=Oracle", "Store:Provider")]
    [TestCase("--Store:MigrateAtStart=perhaps", "Store:MigrateAtStart")]
    [TestCase("--Store:ConnectionString=Servr=x;Password=secret-of-the-test", "Store:ConnectionString")]
    public async Task Names_a_setting_that_makes_no_sense(string setting, string named)
    {
        var outcome = await Run(["migrate", .. Store(1433), setting]);

        outcome.ExitCode.Should().Be(1, outcome.All);
        outcome
            .Errors.Trim()
            .Should()
            .StartWith("error: Store:")
            .And.Contain(named)
            .And.NotContain("secret-of-the-test");
    }

    private static string[] Store(int port) =>
        [
            "--Store:Provider=SqlServer",
            string.Create(
                CultureInfo.InvariantCulture,
                $"--Store:ConnectionString=Server=127.0.0.1,{port};Database=catalog;User ID=sa;Password=secret-of-the-test"
            ),
        ];
}
