using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Domain;

namespace RoleCatalog.UnitTests.Localization;

internal sealed class LikeNames
{
    [TestCase("Node.js", "NodeJS")]
    [TestCase("Node.js", "node js")]
    [TestCase("Database", "databases")]
    [TestCase("Technology", "Technologies")]
    [TestCase("CI/CD", "CI-CD")]
    [TestCase("Objective-C", "Objective C")]
    [TestCase("E-commerce", "Ecommerce")]
    [TestCase("Microsoft Excel", "MicrosoftExcel")]
    [TestCase("Résumé writing", "resume-writing")]
    public void Differ_in_spelling_only(string one, string other) => Between(one, other).Should().Be(Alike.Spelling);

    [TestCase("PostgreSQL", "Postgres SQL")]
    [TestCase("Kubernetes", "Kuberntes")]
    [TestCase("Javascript", "Javasript")]
    [TestCase("Communication", "Comunication")]
    [TestCase("Leadership", "Laedership")]
    [TestCase("Terraform", "Terrafrom")]
    public void Are_one_letter_apart(string one, string other)
    {
        Between(one, other).Should().Be(Alike.OneLetter);
        Likeness.Between(name: other, otherName: one).Should().Be(Alike.OneLetter);
    }

    [TestCase("C", "C#")]
    [TestCase("C", "C++")]
    [TestCase("C#", "C++")]
    [TestCase("Visual C", "Visual C++")]
    [TestCase("Visual C#", "Visual C")]
    [TestCase("Java", "JavaScript")]
    [TestCase("Go", "Git")]
    [TestCase("Spring", "Sprint")]
    [TestCase("Python 2", "Python 3")]
    [TestCase("ISO 27001", "ISO 27002")]
    [TestCase("Log4j 1.10", "Log4j 11.0")]
    [TestCase("GitHub", "GitLab")]
    [TestCase("R programming", "C programming")]
    [TestCase("R programming", "Programming")]
    [TestCase("UX design", "UI design")]
    [TestCase("Javanese", "Japanese")]
    [TestCase("MySQL Server", "MS SQL Server")]
    [TestCase("React", "React Native")]
    [TestCase("Angular", "AngularJS")]
    [TestCase("日本語", "英語")]
    public void Are_different(string one, string other) => Between(one, other).Should().BeNull();

    [Test]
    public void That_are_one_letter_apart_share_the_head_or_the_tail(
        [Values("leadership", "drawing", "management")] string name
    )
    {
        foreach (var other in OneEditFrom(name).Where(Likeness.TakesEdits))
        {
            var shares =
                other.StartsWith(Likeness.Head(name), StringComparison.Ordinal)
                || other.EndsWith(Likeness.Tail(name), StringComparison.Ordinal);

            Likeness.Between(name, other).Should().NotBeNull(other);
            shares.Should().BeTrue("{0} is looked for by either", other);
        }
    }

    private static Alike? Between(string name, string otherName) => Likeness.Between(name, otherName);

    private static IEnumerable<string> OneEditFrom(string name) =>
        Enumerable
            .Range(0, name.Length)
            .SelectMany(at =>
                new[]
                {
                    name.Remove(at, 1),
                    name.Insert(at, "x"),
                    at == 0 ? name + "x" : name.Remove(at, 1).Insert(at - 1, name[at].ToString()),
                }
            );
}
