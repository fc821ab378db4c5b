namespace RoleCatalog.Infrastructure;

/// <summary>Where events go, under the section "Broker" of the settings.</summary>
public sealed record BrokerOptions
{
    public const string Section = "Broker";

    /// <summary>Consumers in the same process; others read over HTTP.</summary>
    public const string InMemory = "InMemory";

    public const string RabbitMq = "RabbitMq";

    internal const string WithTls = "amqps";

    private static readonly string[] Schemes = ["amqp", WithTls];

    public string Transport { get; init; } = InMemory;

    /// <summary>Of RabbitMQ: <c>amqp://user:password@host:5672/virtual-host</c>, or <c>amqps://...</c> with TLS.</summary>
    public string? Uri { get; init; }

    /// <summary>Throws for settings with which no event would ever be delivered.</summary>
    public BrokerOptions Checked()
    {
        if (Transport is not (InMemory or RabbitMq))
        {
            throw new SettingException(
                $"{Section}:{nameof(Transport)}",
                $"'{Transport}' is unknown; it must be '{InMemory}' or '{RabbitMq}'."
            );
        }

        // It holds a password, and is not repeated.
        return Transport == InMemory || IsAddress(Uri)
            ? this
            : throw new SettingException(
                $"{Section}:{nameof(Uri)}",
                "It must say where RabbitMQ is: amqp://user:password@host:5672/, or amqps with TLS."
            );
    }

    private static bool IsAddress(string? text) =>
        System.Uri.TryCreate(text, UriKind.Absolute, out var address) && Schemes.Contains(address.Scheme);
}
