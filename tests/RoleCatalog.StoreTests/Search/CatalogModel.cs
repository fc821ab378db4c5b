using System.Text.Json;
using RoleCatalog.Contracts;

namespace RoleCatalog.StoreTests.Search;

/// <summary>Reads the model of a catalogue from its log.</summary>
internal static class CatalogModel
{
    public static async Task<PostingModel> Of(StoredCatalog catalog, int countedExactly)
    {
        var changes = await catalog.Rows<(string Kind, string Id, string State)>(
            "SELECT entity_kind, entity_id, state FROM changes WHERE is_public = 1 ORDER BY position"
        );
        var entities = changes
            .GroupBy(change => (change.Kind, change.Id))
            .Select(states => (states.Key.Kind, states.Last().State))
            .ToLookup(entity => entity.Kind, entity => entity.State);
        var revisions = (
            await catalog.Rows<(string Id, int Revision)>("SELECT id, content_revision FROM skill_profiles")
        ).ToDictionary(row => row.Id, row => row.Revision);
        var levels = await catalog.Rows<(string Scale, string Level, int Rank)>(
            "SELECT scale_id, [key], rank FROM proficiency_levels"
        );
        return new PostingModel(
            [.. entities["job-postings"].Select(state => Read(state, ContractsJson.Readable.JobPostingState))],
            [.. entities["skills"].Select(state => Read(state, ContractsJson.Readable.SkillState))],
            [
                .. entities["skill-profiles"]
                    .Select(state => Read(state, ContractsJson.Readable.SkillProfileState))
                    .Select(state => (state, revisions[state.Id])),
            ],
            levels.ToDictionary(level => (level.Scale, level.Level), level => level.Rank),
            countedExactly
        );
    }

    private static T Read<T>(string state, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(state, type)!;
}
