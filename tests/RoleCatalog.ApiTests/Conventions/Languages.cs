using System.Net;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.ApiTests.Conventions;

internal sealed class Languages
{
    private SampleApi api = null!;

    [OneTimeSetUp]
    public async Task Start() => api = await SampleApi.Start();

    [OneTimeTearDown]
    public async Task Stop() => await api.DisposeAsync();

    [TestCase("", "en;q=0.5, id-id, fr;q=0", "id-ID,en")]
    [TestCase("", "*", "")]
    [TestCase("", "!!, en", "en")]
    [TestCase("?lang=ID,zh-hant-tw,id", "fr", "id,zh-Hant-TW")]
    [TestCase("?lang=de-1996", "", "de-1996")]
    public async Task Are_ordered_by_preference(string query, string acceptLanguage, string tags)
    {
        using var response = await api.Get($"/v1/languages{query}", ("Accept-Language", acceptLanguage));

        response.Header("Vary").Should().Contain("Accept-Language");
        var preference = await response.Json();
        preference["all"]!.GetValue<bool>().Should().BeFalse();
        string.Join(',', preference["tags"]!.AsArray().Select(tag => tag!.GetValue<string>())).Should().Be(tags);
    }

    [Test]
    public async Task Are_all_given_for_a_star()
    {
        using var response = await api.Get("/v1/languages?lang=*");

        (await response.Json())["all"]!.GetValue<bool>().Should().BeTrue();
    }

    [TestCase("e")]
    [TestCase("")]
    [TestCase("english")]
    [TestCase("en_GB")]
    [TestCase("en,")]
    [TestCase("en-")]
    [TestCase("en-abcdefghi")]
    [TestCase("*,en")]
    [TestCase("en;q=1")]
    [TestCase("en,fr,de,id,nl,it,es,pt,sv,da,fi")]
    public async Task Are_refused_when_malformed(string lang)
    {
        using var response = await api.Get($"/v1/languages?lang={lang}");

        (await response.Problem(HttpStatusCode.BadRequest)).Errors().Should().Equal("?lang parameter-invalid");
    }
}
