namespace RoleCatalog.Infrastructure;

/// <summary>How events name the catalogue that they come from.</summary>
public sealed record EventOptions
{
    /// <summary>A URI reference.</summary>
    public string Source { get; init; } = "/rolecatalog";

    /// <summary>The absolute URL of the folder that their schemas are served in, without a slash at its end.</summary>
    public string Schemas { get; init; } = "http://localhost:5080/schemas";

    /// <summary>The URL of a schema.</summary>
    /// <param name="name">What it is of, such as the type of an event.</param>
    public string SchemaOf(string name) => $"{Schemas}/{name}.json";
}
