using System.Net;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.Changes;

/// <summary>Over HTTP, where nothing is held. What a broker will not take is for the system tests.</summary>
internal sealed class ReleasingHeldChanges : CatalogTest
{
    [Test]
    public async Task Lists_nothing_while_all_is_delivered()
    {
        await Skill();

        var held = await Catalog.Get("/v1/changes/held").Json(HttpStatusCode.OK);

        held.Items().Should().BeEmpty();
        held["total"]!.GetValue<long>().Should().Be(0);
    }

    [Test]
    public async Task Knows_no_change_that_is_not_held()
    {
        await Skill();
        var change = (await Catalog.Get("/v1/changes").Json(HttpStatusCode.OK)).Items()[0];

        var problem = await Catalog.Post($"/v1/changes/held/{change["id"]}/release").Problem(HttpStatusCode.NotFound);

        problem["code"].Text().Should().Be("held-change-not-found");
    }
}
