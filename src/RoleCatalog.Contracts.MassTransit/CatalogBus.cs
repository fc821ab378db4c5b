namespace RoleCatalog.Contracts.MassTransit;

/// <summary>Where the catalogue's events are on RabbitMQ.</summary>
public static class CatalogBus
{
    /// <summary>The durable topic exchange that all events go to.</summary>
    public const string Exchange = "rolecatalog.events";

    /// <summary>The address of the exchange, for <c>GetSendEndpoint</c>.</summary>
    public static Uri Address { get; } = new($"exchange:{Exchange}?type=topic&durable=true");

    /// <summary>
    /// The routing key of an event, <c>job-posting.published.{id}</c>: its type without the catalogue's name and the version, then
    /// the id of its subject. So <c>job-posting.#</c> has all of postings, <c>*.published.*</c> all publications, and
    /// <c>skill.*.{id}</c> one skill.
    /// </summary>
    /// <exception cref="FormatException">
    /// The type is not <c>rolecatalog.{kind}.{what}.v{number}</c>, or the subject not <c>{kinds}/{id}</c>.
    /// </exception>
    public static string RoutingKey(CatalogEvent catalogEvent)
    {
        ArgumentNullException.ThrowIfNull(catalogEvent);
        const string prefix = "rolecatalog.";
        var (type, subject) = (catalogEvent.Type, catalogEvent.Subject);
        var version = type.LastIndexOf(".v", StringComparison.Ordinal);
        var id = subject.IndexOf('/', StringComparison.Ordinal) + 1;
        return type.StartsWith(prefix, StringComparison.Ordinal) && version > prefix.Length && id > 0
            ? string.Concat(type.AsSpan(prefix.Length..version), ".", subject.AsSpan(id))
            : throw new FormatException($"An event of type '{type}' about '{subject}' has no routing key.");
    }
}
