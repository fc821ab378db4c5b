using System.Net.Mail;

namespace RoleCatalog.Domain.JobPostings;

/// <summary>
/// A team's address for questions. It is kept outside editions and the change log, and erased when the posting closes.
/// </summary>
public sealed record Contact
{
    public const int MaxLength = 200;

    private Contact(string? name, string? email, string? phone)
    {
        Name = name;
        Email = email;
        Phone = phone;
    }

    public static Contact None { get; } = new(null, null, null);

    public string? Name { get; }

    public string? Email { get; }

    public string? Phone { get; }

    public static Contact Of(string? name, string? email, string? phone)
    {
        var errors = new ErrorCollector();
        var contact = new Contact(
            errors.TryOptional("name", name, value => Text.Clean(value, MaxLength)),
            errors.TryOptional("email", email, ParseEmail),
            errors.TryOptional("phone", phone, value => Text.Clean(value, MaxLength))
        );
        errors.ThrowIfAny();
        return contact;
    }

    private static string ParseEmail(string value) =>
        value.Length <= MaxLength
        && !value.Any(char.IsWhiteSpace)
        && MailAddress.TryCreate(value, out var address)
        && address.Address == value
            ? value
            : throw new DomainException(
                "email-invalid",
                "An e-mail address such as 'recruiting@company.example' is needed here."
            );
}
