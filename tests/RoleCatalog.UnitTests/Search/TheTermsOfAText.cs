using System.Text;
using FluentAssertions;
using FsCheck;
using NUnit.Framework;
using RoleCatalog.Domain;
using RoleCatalog.Infrastructure.Search;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace RoleCatalog.UnitTests.Search;

internal sealed class TheTermsOfAText
{
    [TestCase("Software Engineer, Jakarta (remote)", "software engineer jakarta remote")]
    [TestCase("Café MÜNCHEN", "cafe munchen")]
    [TestCase("ｆｕｌｌ　ｗｉｄｔｈ", "full width")]
    [TestCase("ΛΌΓΟΣ λόγος", "λογοσ λογοσ")]
    [TestCase("\U00010400\U00010401", "\U00010428\U00010429", TestName = "Are_folded(beyond the basic plane)")]
    [TestCase("data_base/1.5%", "data base 1 5")]
    [TestCase("24/7 R&D", "24 7 r d")]
    [TestCase("Rp10.000.000", "rp10 000 000")]
    [TestCase("☕ ❤\ufe0f → ok", "ok", TestName = "Are_folded(pictures)")]
    [TestCase("a\u200bb c\u00add", "ab cd", TestName = "Are_folded(invisible characters)")]
    [TestCase("पद कि", "पद कि", TestName = "Are_folded(Hindi)")]
    public void Are_folded_and_parted_by_what_is_no_letter_mark_or_digit(string text, string terms) => Are(text, terms);

    [TestCase("driver's license", "drivers license")]
    [TestCase("driver’s license", "drivers license")]
    [TestCase("driver´s license", "drivers license")]
    [TestCase("rock'n'roll", "rocknroll")]
    [TestCase("l’équipe", "lequipe")]
    [TestCase("Jum'at", "jumat")]
    [TestCase("'quoted' drivers' tasks", "quoted drivers tasks")]
    public void Have_no_apostrophes(string text, string terms) => Are(text, terms);

    [TestCase("C# and F#, or C", "c# and f# or c")]
    [TestCase("C++, G++/C", "c++ g++ c")]
    [TestCase("C++17 C#12", "c++ 17 c# 12")]
    [TestCase("Ｃ＃", "c#")]
    [TestCase("issue#12 C#x a++b 5++", "issue 12 c x a b 5")]
    [TestCase("C-Sharp, C sharp, CSharp, cpp", "c# c# c# c++")]
    [TestCase(".NET .Net, (.NET) NET", ".net .net .net net")]
    [TestCase(".NET8 .NET Core", ".net 8 .net core")]
    [TestCase("C#.NET VB.NET", "c# .net vb .net")]
    [TestCase("dotnet, dot net", ".net .net")]
    [TestCase("hr@biz.net.id .network", "hr biz net id network")]
    [TestCase("ASP.NET", "asp.net")]
    [TestCase("ASP .NET, ASP NET, aspnet", "asp.net asp.net asp.net")]
    [TestCase("ASP.NET Core", "asp.net-core")]
    [TestCase("asp.net-core, ASP.NET\tCORE aspnetcore", "asp.net-core asp.net-core asp.net-core")]
    [TestCase("ASP.NET MVC", "asp.net mvc")]
    public void Are_names_with_their_signs(string text, string terms) => Are(text, terms);

    [TestCase("Node.js", "node.js ~ node")]
    [TestCase("NodeJS", "node.js ~ node")]
    [TestCase("node js", "node.js ~ node")]
    [TestCase("node-js", "node.js ~ node")]
    [TestCase("node", "node")]
    [TestCase("Node, JS", "node js")]
    [TestCase("Node.json", "node json")]
    [TestCase("D3.js D3", "d3.js d3 ~ d3")]
    [TestCase("Handlebars.js", "handlebars.js ~ handlebars")]
    [TestCase("React.js React ReactJS react js", "react.js react.js react.js react.js")]
    [TestCase("Vue Next.js Express JS", "vue.js next.js express.js ~ next ~ express")]
    [TestCase("HTML CSS JS", "html css js")]
    public void Are_libraries_however_written(string text, string terms) => Are(text, terms);

    [TestCase("front-end developer", "front end developer ~ frontend")]
    [TestCase("front‑end", "front end ~ frontend")]
    [TestCase("state-of-the-art", "state of the art ~ stateof ~ ofthe ~ theart ~ stateoftheart")]
    [TestCase("e-commerce, on-site", "e commerce on site ~ ecommerce ~ onsite")]
    [TestCase("S-1 COVID-19", "s 1 covid 19 ~ s1 ~ covid19")]
    [TestCase("3-5 2024-01-15", "3 5 2024 01 15")]
    [TestCase("back-end/front-end", "back end front end ~ backend ~ frontend")]
    [TestCase("Node.js-based non-.NET", "node.js based non .net ~ node")]
    [TestCase("React-Native", "react.js native ~ reactnative")]
    [TestCase("Jakarta - Bandung -- Bali-", "jakarta bandung bali")]
    public void Of_words_with_hyphens_are_the_words_and_what_they_make_together(string text, string terms) =>
        Are(text, terms);

    [TestCase("anak-anak", "anak")]
    [TestCase("Anak‐Anak kecil", "anak kecil")]
    [TestCase("anak-anaknya", "anak anaknya ~ anakanaknya")]
    [TestCase("sayur-mayur", "sayur mayur ~ sayurmayur")]
    [TestCase("anak-anak-remaja", "anak remaja ~ anakremaja")]
    [TestCase("10-10 b-b", "10 10 b b ~ bb")]
    [TestCase("node-node.js", "node node.js ~ node")]
    public void Of_a_word_said_twice_are_the_word(string text, string terms) => Are(text, terms);

    [TestCase("软件工程师 C#", "软 件 工 程 师 c#")]
    [TestCase("バスJava", "ハ\u3099 ス java")]
    [TestCase("กิน", "กิ น")]
    public void Are_characters_where_no_blanks_part_words(string text, string terms) => Are(text, terms);

    [TestCase("")]
    [TestCase(" \t\n")]
    [TestCase("… – — ' \" ~ = * +")]
    [TestCase("\u0301\ufe0f\u0000\ud83d")]
    public void Of_signs_alone_are_none(string text) => Are(text, "");

    [Property(MaxTest = 2000)]
    public bool Are_made_of_any_code_units_and_never_have_blanks_controls_or_quotes(ushort[] units) =>
        Terms
            .Of(new string([.. units.Select(unit => (char)unit)]))
            .All(term =>
                term == $"{Terms.Gap}"
                || (term.Any(char.IsLetterOrDigit) || term.Any(char.IsSurrogate))
                    && !term.Any(character =>
                        char.IsWhiteSpace(character) || char.IsControl(character) || "\"~=*".Contains(character)
                    )
            );

    [Property(MaxTest = 2000)]
    public bool Are_the_same_when_the_text_is_folded(string? text) =>
        text is null || Terms.Of(Text.Folded(text.Replace('´', ' '))).SequenceEqual(Terms.Of(text.Replace('´', ' ')));

    [Property(MaxTest = 2000)]
    public bool Are_the_same_when_they_are_taken_of_terms(NonNull<string> text)
    {
        var folded = FoldedText.Of(text.Get);
        return FoldedText.Of(folded) == folded;
    }

    [Test]
    public void Of_each_character_are_the_same_when_it_is_folded()
    {
        var changed = Enumerable
            .Range(0, 0x110000)
            .Where(Rune.IsValid)
            .Select(value => $"a {new Rune(value)} b")
            .Where(text => FoldedText.Of(FoldedText.Of(text)) != FoldedText.Of(text));

        changed.Should().BeEmpty();
    }

    private static void Are(string text, string terms) => string.Join(' ', Terms.Of(text)).Should().Be(terms);
}
