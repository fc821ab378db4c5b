using System.Text.Json.Nodes;

namespace RoleCatalog.ApiTests;

/// <summary>The requests that the documentation shows.</summary>
internal static class Example
{
    public static JsonNode Skill => Read("define-skill");

    public static JsonNode Scale => Read("define-proficiency-scale");

    public static JsonNode Profile => Read("create-skill-profile");

    public static JsonNode Posting => Read("create-job-posting");

    public static JsonNode Contact => Read("change-contact");

    public static JsonNode Closing => Read("close-job-posting");

    public static IEnumerable<string> Names =>
        typeof(Program)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Examples/", StringComparison.Ordinal))
            .Where(name => name.EndsWith(".request.json", StringComparison.Ordinal))
            .Select(name => name["Examples/".Length..^".request.json".Length]);

    public static JsonNode Read(string name) =>
        JsonNode.Parse(typeof(Program).Assembly.GetManifestResourceStream($"Examples/{name}.request.json")!)!;
}
