using System.Text;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;
using NUnit.Framework;
using RoleCatalog.Infrastructure.Search;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.StoreTests.Search;

/// <summary>What is typed, against texts, by the engine of the index.</summary>
internal sealed class FindingTerms
{
    private const int LongestQuery = 500;

    private static readonly string[] Pieces =
    [
        "c#",
        "c++",
        ".net",
        "asp.net",
        "asp.net core",
        "node js",
        "nodejs",
        "front-end",
        "anak-anak",
        "r&d",
        "AND",
        "OR",
        "NOT",
        "NEAR(",
        "title:",
        "keys:",
        "-",
        "--",
        "\"",
        "“",
        "*",
        "^",
        "(",
        ")",
        "{",
        "}",
        "+",
        "'",
        "~",
        "=x",
        ",",
        " ",
        "\0",
        "\t",
        "\ud83d",
        "\ude00",
        "\ufffe",
        "é",
        "工程",
        "ไทย",
        "\u0301",
        "\U00010400",
        "java",
        "a",
        "3-5",
        "-x",
        "“x y",
    ];

    private SqliteConnection index = null!;

    [SetUp]
    public void Open()
    {
        index = new SqliteConnection("Data Source=:memory:");
        index.Open();
        Execute(
            """
            CREATE VIRTUAL TABLE terms USING fts5(title, skills, body, keys, content = '', contentless_delete = 1, detail = full,
                tokenize = "ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\]^_`{|}~'")
            """
        );
    }

    [TearDown]
    public void Close() => index.Dispose();

    [TestCase("frontend", "Senior front-end developer")]
    [TestCase("front-end", "Frontend developer")]
    [TestCase("front-end", "the front end of")]
    [TestCase("\"front end\"", "front-end")]
    [TestCase("e-commerce", "ecommerce")]
    [TestCase("ecommerce", "e‑commerce")]
    [TestCase("anak", "anak-anak")]
    [TestCase("anak-anak", "seorang anak")]
    [TestCase("node js", "Node.js")]
    [TestCase("nodejs", "node-js")]
    [TestCase("node", "NodeJS")]
    [TestCase("\"senior node.js developer\"", "Senior Node JS Developer")]
    [TestCase("vue", "Vue.js")]
    [TestCase("asp.net", "ASP.NET Core")]
    [TestCase(".net", "ASP.NET MVC")]
    [TestCase(".net", "C#.NET")]
    [TestCase("as*", "ASP.NET Core")]
    [TestCase("c++", "C++17")]
    [TestCase("drivers", "driver’s license")]
    [TestCase("CAFE", "café")]
    [TestCase("工程师", "软件工程师")]
    [TestCase("java -senior", "java junior")]
    public void Finds(string typed, string text) => Found(typed, text).Should().BeTrue();

    [TestCase("c", "C# and C++")]
    [TestCase("c#", "C++ and C")]
    [TestCase("net", ".NET")]
    [TestCase(".net", "net")]
    [TestCase("core", "ASP.NET Core")]
    [TestCase("asp.net core", "ASP.NET MVC")]
    [TestCase("node.js", "node")]
    [TestCase("35", "3-5 years")]
    [TestCase("\"end developer\"", "developer front-end")]
    [TestCase("\"b c\"", "b-a c", TestName = "Does_not_find(across the end of a text)")]
    [TestCase("c*", "C# and cobol")]
    [TestCase("工师", "工程师")]
    [TestCase("java -senior", "senior java")]
    [TestCase("-front-end java", "java frontend")]
    [TestCase("-asp.net c#", "c# asp.net core")]
    [TestCase("title:java", "java")]
    public void Does_not_find(string typed, string text) => Found(typed, text).Should().BeFalse();

    [Test]
    public void Never_refuses_what_is_typed()
    {
        var typed = ArbMap
            .Default.GeneratorFor<ushort[]>()
            .Select(units => new string([.. units.Select(unit => (char)unit)]))
            .Or(Gen.Elements(Pieces).ListOf().Select(string.Concat))
            .Or(ArbMap.Default.GeneratorFor<string>().Where(text => text is not null));

        Prop.ForAll(typed.ToArbitrary(), Search).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [TestCase("a ")]
    [TestCase("-a ")]
    [TestCase("a-")]
    [TestCase("\"a-b")]
    [TestCase(".net ")]
    [TestCase("aa* ")]
    public void Takes_as_many_words_as_fit(string word)
    {
        var words = new StringBuilder();
        foreach (var number in Enumerable.Range(0, LongestQuery))
        {
            words.Append(word.Replace("a", $"{(char)('a' + number % 26)}{number / 26}", StringComparison.Ordinal));
        }

        ((Func<bool>)(() => Found(words.ToString()[..LongestQuery], "java"))).Should().NotThrow();
    }

    [Test]
    public void Finds_each_word_of_a_text_by_that_word()
    {
        var word = Gen.OneOf(
            Gen.Elements(
                "C#",
                "front-end",
                "anak-anak",
                "Node.js",
                "driver's",
                "R&D",
                "3-5",
                "A-b-9",
                "Réact",
                "工程",
                "x.js"
            ),
            ArbMap.Default.GeneratorFor<NonEmptyString>().Select(text => text.Get),
            Gen.Choose(0xA0, 0xD7FF).Select(unit => ((char)unit).ToString()).ListOf(4).Select(string.Concat)
        );
        var words = word.Select(text =>
                string.Concat(RoleCatalog.Domain.Text.Folded(text).Where(character => !IsSign(character)))
            )
            .ListOf(5);

        Prop.ForAll(words.ToArbitrary(), FindsAll).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    private void Search(string typed) => Found(typed, "java");

    private bool FindsAll(IList<string> words)
    {
        var text = string.Join(", ", words);
        return words.All(word => SearchText.Parse(word).IsEmpty || Found(word, text));
    }

    private static bool IsSign(char character) =>
        char.IsWhiteSpace(character) || "-*\"“”„‟«»−＂＊－".Contains(character);

    private bool Found(string typed, string text)
    {
        var terms = new StringBuilder();
        Terms.AppendTo(terms, text);
        Execute("INSERT INTO terms (rowid, body) VALUES (1, $text)", ("$text", terms.Append(" ~").ToString()));
        var wanted = Count(SearchText.Parse(typed).WantedMatch ?? "\"~\"");
        var unwanted = SearchText.Parse(typed).UnwantedMatch is { } match ? Count(match) : 0;
        Execute("DELETE FROM terms WHERE rowid = 1");
        return wanted == 1 && unwanted == 0;
    }

    private long Count(string match) =>
        (long)Execute("SELECT count(*) FROM terms WHERE terms MATCH $match", ("$match", match))!;

    private object? Execute(string sql, params (string Name, string Value)[] values)
    {
        using var command = index.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command.ExecuteScalar();
    }
}
