using System.Net;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.ApiTests.SkillProfiles;

internal sealed class ListingProfiles : CatalogSetting
{
    protected override async Task Prepare()
    {
        await WithProfile();
        await ProfileDraft(profile => (profile["key"], profile["externalIds"]) = ("zoologist", null));
    }

    [TestCase("", "backend-developer")]
    [TestCase("?status=draft", "zoologist")]
    [TestCase("?family=software-engineering", "backend-developer")]
    [TestCase("?family=science")]
    [TestCase("?seniority=mid&seniority=lead", "backend-developer")]
    [TestCase("?seniority=lead")]
    [TestCase("?skill=postgresql", "backend-developer")]
    [TestCase("?skill=mysql")]
    [TestCase("?status=draft&skill=postgresql", "zoologist")]
    public async Task Gives_those_that_are_asked_for(string query, params string[] keys)
    {
        var page = await Catalog.Get($"/v1/skill-profiles{query}").Json(HttpStatusCode.OK);

        page.Items().Select(profile => profile["key"].Text()).Should().Equal(keys);
    }
}
