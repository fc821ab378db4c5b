using System.Text;
using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Api.Conventions.Json;

namespace RoleCatalog.ApiTests.Conventions;

/// <summary>What the framework refuses and what the examination explains must be the same bodies.</summary>
internal sealed class StrictJsonUnderMutation
{
    private const string Good =
        """{"title":"a","workplace":"on-site","salaryRanges":[{"currency":"IDR","amount":1.5}],"labels":{"en":"b"},"openings":3,"anything":[{}]}""";

    private static readonly string[] Pieces =
    [
        .. Good.Select(letter => letter.ToString()).Distinct(),
        "null",
        "true",
        "\\ud800",
        "\\ud83d\\ude00",
        "1e999",
        "-0",
        "//",
        "\"title\":\"b\",",
        "{}",
        "[]",
        "😀",
        "\n",
    ];

    [Test]
    public void Is_explained_whenever_it_is_refused([Range(1, 8)] int seed)
    {
        var random = new Random(seed);
        for (var run = 0; run < 2500; run++)
        {
            var body = Encoding.UTF8.GetBytes(Mutate(random));

            var errors = JsonExamination.Of(body, typeof(PostingBody));

            (errors.Count == 0).Should().Be(IsTaken(body), Encoding.UTF8.GetString(body));
        }
    }

    private static string Mutate(Random random)
    {
        var text = new StringBuilder(Good);
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var at = random.Next(text.Length);
            text.Remove(at, random.Next(Math.Min(12, text.Length - at)));
            text.Insert(at, random.Next(3) == 0 ? "" : Pieces[random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }

    private static bool IsTaken(byte[] body)
    {
        try
        {
            var posting = JsonSerializer.Deserialize<PostingBody>(body, CatalogJson.Options);
            return posting is not null && JsonSerializer.Serialize(posting, CatalogJson.Options).Length > 0;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
