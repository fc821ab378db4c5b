using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Domain;

namespace RoleCatalog.StoreTests.SkillProfiles;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class LikeProfiles(Store store) : StoreContract(store)
{
    [Test]
    public async Task Are_found_by_what_is_published_and_by_what_is_drafted()
    {
        await Catalog.Publish("backend");
        var moved = A.Profile("backend") with { Title = A.Text("Gardener", "Tukang kebun") };
        await Catalog.Send(new ChangeSkillProfileDraft("backend", moved, 1));

        (await Alike(A.Text("Back-end developers", "x"))).Should().Equal("backend /title/en");
        (await Alike(A.Text("x", "Tukang-kebun"))).Should().Equal("backend /title/id");
        (await Alike(A.Text("Gardener", "Pengembang backend"))).Should().ContainSingle("it is one profile");
        (await Alike(A.Text("Farmer", "Petani"))).Should().BeEmpty();
    }

    private async Task<IReadOnlyList<string>> Alike(Dictionary<string, string> title)
    {
        var draft = A.Profile("another") with { Title = title, ExternalIds = [] };
        try
        {
            await Catalog.Send(new CreateSkillProfile(draft));
            return [];
        }
        catch (NearDuplicateException alike)
        {
            return [.. alike.Likely.Select(each => $"{each.Key} {each.Field}")];
        }
    }
}
