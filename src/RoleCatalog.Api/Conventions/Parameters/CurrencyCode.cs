using System.Diagnostics.CodeAnalysis;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.Api.Conventions.Parameters;

/// <summary>An ISO 4217 code in a query string.</summary>
internal readonly record struct CurrencyCode(Currency Value) : IParsable<CurrencyCode>
{
    public const string Expectation = "an ISO 4217 code such as IDR";

    public static CurrencyCode Parse(string s, IFormatProvider? provider) => new(Currency.Parse(s));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CurrencyCode result)
    {
        try
        {
            result = new CurrencyCode(Currency.Parse(s));
            return true;
        }
        catch (DomainException)
        {
            result = default;
            return false;
        }
    }
}
