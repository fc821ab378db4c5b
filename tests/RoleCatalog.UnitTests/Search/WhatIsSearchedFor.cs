using FluentAssertions;
using FsCheck;
using NUnit.Framework;
using RoleCatalog.Infrastructure.Search;
using RoleCatalog.Infrastructure.Search.Index;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace RoleCatalog.UnitTests.Search;

internal sealed class WhatIsSearchedFor
{
    [TestCase("Software  engineer", """("software") AND ("engineer")""")]
    [TestCase("java, spring (senior)", """("java") AND ("spring") AND ("senior")""")]
    [TestCase("java Java JAVA", """("java")""")]
    [TestCase("driver's", """("drivers")""")]
    [TestCase("python,sql;git|java", """("python") AND ("sql") AND ("git") AND ("java")""")]
    [TestCase("python/sql ci/cd", """("python") AND ("sql") AND ("ci cd")""")]
    [TestCase("r&d 24/7", """("r d") AND ("24 7")""")]
    [TestCase("软件", "(\"软 件\")")]
    public void Are_all_the_words(string typed, string match) => Wants(typed, match);

    [TestCase("\"tanggung jawab\"", """("tanggung jawab")""")]
    [TestCase("“tanggung jawab” besar", """("tanggung jawab") AND ("besar")""")]
    [TestCase("big „data team“ «go»", """("big") AND ("data team") AND ("go")""")]
    [TestCase("senior \"data engineer", """("senior") AND ("data engineer")""")]
    [TestCase("go\"data team\"java", """("go") AND ("data team") AND ("java")""")]
    [TestCase("24\" monitor", """("24") AND ("monitor")""")]
    [TestCase("\"\" \" \" java", """("java")""")]
    public void Are_phrases_as_they_stand(string typed, string match) => Wants(typed, match);

    [TestCase("-senior", null, """("senior")""")]
    [TestCase(".net -senior", "(\".net\" OR \"asp.net\" OR \"asp.net-core\")", """("senior")""")]
    [TestCase("java -\"team lead\" −go", """("java")""", """("team lead") OR ("go")""")]
    [TestCase("java (-senior)", """("java")""", """("senior")""")]
    [TestCase("-c# c", """("c")""", """("c#")""")]
    [TestCase("-node js", """("js")""", """("node")""")]
    [TestCase("front -end", """("front")""", """("end")""")]
    [TestCase("java - spring -- go --x - ", """("java") AND ("spring") AND ("go") AND ("x")""", null)]
    [TestCase("java – spring — –", """("java") AND ("spring")""", null)]
    [TestCase("-", null, null)]
    [TestCase("-\"\" -* -'", null, null)]
    public void Is_not_what_a_minus_stands_before(string typed, string? wanted, string? unwanted)
    {
        var text = SearchText.Parse(typed);

        text.WantedMatch.Should().Be(wanted);
        text.UnwantedMatch.Should().Be(unwanted);
        text.IsEmpty.Should().Be(wanted is null && unwanted is null);
    }

    [TestCase("pyth*", """("pyth" *)""")]
    [TestCase("c* team", """("c") AND ("team")""")]
    [TestCase("py** (jav*), go", """("py" *) AND ("jav" *) AND ("go")""")]
    [TestCase("\"machine learn*\"", """("machine learn" *)""")]
    [TestCase("\"machine learn\"* x", """("machine learn" *) AND ("x")""")]
    [TestCase("machine-lear*", """("machine lear" * OR "machinelear" *)""")]
    [TestCase("react*", """("react.js" * OR "react" *)""")]
    [TestCase("node js*", """("node.js" *)""")]
    [TestCase("c#*", """("c#" *)""")]
    [TestCase("py*n", """("py n")""")]
    [TestCase("java * spring foo/*", """("java") AND ("spring") AND ("foo")""")]
    [TestCase("工程*", "(\"工 程\")")]
    public void Are_beginnings_of_words(string typed, string match) => Wants(typed, match);

    [TestCase("c#", """("c#")""")]
    [TestCase("c", """("c")""")]
    [TestCase("nodejs", """("node.js")""")]
    [TestCase("senior node js developer", """("senior") AND ("node.js") AND ("developer")""")]
    [TestCase("\"node js developer\"", """("node.js developer")""")]
    [TestCase("react", """("react.js")""")]
    [TestCase("asp.net", """("asp.net" OR "asp.net-core")""")]
    [TestCase("ASP.NET Core", """("asp.net-core")""")]
    [TestCase("\"asp.net developer\"", """("asp.net developer" OR "asp.net-core developer")""")]
    [TestCase("c/c++", """("c c++")""")]
    public void Are_names_with_their_signs(string typed, string match) => Wants(typed, match);

    [TestCase("front-end", """("front end" OR "frontend")""")]
    [TestCase("\"front-end developer\"", """("front end developer" OR "frontend developer")""")]
    [TestCase("3-5", """("3 5")""")]
    [TestCase("anak-anak", """("anak")""")]
    [TestCase("anak-anaknya", """("anak anaknya" OR "anakanaknya")""")]
    [TestCase("sayur-mayur", """("sayur mayur" OR "sayurmayur")""")]
    public void Are_words_with_hyphens_joined_too(string typed, string match) => Wants(typed, match);

    [TestCase("java AND spring", """("java") AND ("and") AND ("spring")""")]
    [TestCase("NOT a OR b", """("not") AND ("a") AND ("or") AND ("b")""")]
    [TestCase("NEAR(a b)", """("near a") AND ("b")""")]
    [TestCase("title:go ^java {x}:y +z", """("title go") AND ("java") AND ("x y") AND ("z")""")]
    [TestCase("a' OR 1=1; DROP", """("a") AND ("or") AND ("1 1") AND ("drop")""")]
    [TestCase("~ = =x", """("x")""")]
    public void Are_words_and_not_operators(string typed, string match) => Wants(typed, match);

    [TestCase("")]
    [TestCase(" \t")]
    [TestCase("\"")]
    [TestCase("*")]
    [TestCase("… ( ) ~ \0 \ud83d \ufffe ❤\ufe0f")]
    public void Is_nothing_when_only_signs_are_typed(string typed) => SearchText.Parse(typed).IsEmpty.Should().BeTrue();

    [Test]
    public void Is_bounded_when_many_words_have_hyphens()
    {
        var phrase = "\"" + string.Join(' ', Enumerable.Repeat("a-b", 120)) + "\"";

        SearchText.Parse(phrase).Wanted.Single().Alternatives.Should().HaveCount(8);
    }

    [TestCase("data", true)]
    [TestCase("dat", false)]
    [TestCase("dat*", true)]
    [TestCase("pipelines data", true)]
    [TestCase("\"data pipelines\"", true)]
    [TestCase("\"data pipe*\"", true)]
    [TestCase("\"pipelines data\"", false)]
    [TestCase("\"pipelines team\"", false, Description = "They are of two texts.")]
    [TestCase("-data", false)]
    [TestCase("team -dat", true)]
    [TestCase("", true)]
    public void Is_in_a_text_or_is_not(string typed, bool isIn) =>
        SearchText.Parse(typed).IsIn(" builds data pipelines ~ team ~ ").Should().Be(isIn);

    private static void Wants(string typed, string match)
    {
        var text = SearchText.Parse(typed);

        text.WantedMatch.Should().Be(match);
        text.Unwanted.Should().BeEmpty();
    }
}
