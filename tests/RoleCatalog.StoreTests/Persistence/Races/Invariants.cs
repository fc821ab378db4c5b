using FluentAssertions;

namespace RoleCatalog.StoreTests.Persistence.Races;

/// <summary>What is counted beside what it counts, and what nothing refers to any more.</summary>
internal static class Invariants
{
    private const string Uses = """
        SELECT skill_id, entity_kind, is_draft, COUNT(*) AS uses, COUNT(DISTINCT entity_id) AS entities
        FROM skill_uses
        GROUP BY skill_id, entity_kind, is_draft
        ORDER BY skill_id, entity_kind, is_draft
        """;

    private const string UseCounts = """
        SELECT skill_id, entity_kind, is_draft, uses, entities
        FROM skill_use_counts
        WHERE uses <> 0 OR entities <> 0
        ORDER BY skill_id, entity_kind, is_draft
        """;

    private const string Pins = """
        SELECT live_profile_id AS profile_id, live_revision AS revision, status, COUNT(*) AS postings
        FROM job_postings
        WHERE live_profile_id IS NOT NULL
        GROUP BY live_profile_id, live_revision, status
        ORDER BY live_profile_id, live_revision, status
        """;

    private const string PinCounts = """
        SELECT profile_id, revision, status, postings
        FROM live_pins
        WHERE postings <> 0
        ORDER BY profile_id, revision, status
        """;

    private const string UsesOfReplaced = """
        SELECT skill_uses.named_id
        FROM skill_uses
        JOIN skills ON skills.id = skill_uses.named_id
        WHERE skill_uses.skill_id <> skills.current_id
        """;

    private const string EndsThatAreReplaced = """
        SELECT skills.[key]
        FROM skills
        JOIN skills AS ends ON ends.id = skills.current_id
        WHERE ends.replaced_by IS NOT NULL
        """;

    private const string LooseOffers = """
        SELECT id
        FROM offers
        WHERE id NOT IN (SELECT draft_offer_id FROM job_postings)
          AND id NOT IN (SELECT offer_id FROM job_posting_editions)
        """;

    private const string LooseRoles = """
        SELECT id
        FROM role_descriptions
        WHERE id NOT IN (SELECT role_id FROM skill_profiles)
          AND id NOT IN (SELECT role_id FROM skill_profile_revisions)
          AND id NOT IN (SELECT role_id FROM offers WHERE role_id IS NOT NULL)
        """;

    public static async Task Hold(StoredCatalog catalog)
    {
        (await catalog.Text(UseCounts)).Should().Equal(await catalog.Text(Uses));
        (await catalog.Text(PinCounts)).Should().Equal(await catalog.Text(Pins));
        foreach (var wrong in (string[])[UsesOfReplaced, EndsThatAreReplaced, LooseOffers, LooseRoles])
        {
            (await catalog.Text(wrong)).Should().BeEmpty(wrong);
        }

        var positions = await catalog.Rows<long>("SELECT position FROM changes ORDER BY position");
        positions.Should().Equal(Enumerable.Range(1, positions.Count).Select(position => (long)position));
    }
}
