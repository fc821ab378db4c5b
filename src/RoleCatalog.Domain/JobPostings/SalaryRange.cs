namespace RoleCatalog.Domain.JobPostings;

public enum PayUnit
{
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// <summary>An ISO 4217 currency code.</summary>
public readonly record struct Currency
{
    private static readonly HashSet<string> Codes =
    [
        .. (
            "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP "
            + "CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD "
            + "JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN "
            + "NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL "
            + "THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"
        ).Split(' '),
    ];

    private Currency(string code) => Code = code;

    public string Code { get; }

    public static Currency Parse(string? code) =>
        code is not null && Codes.Contains(code)
            ? new Currency(code)
            : throw new DomainException(
                "currency-unknown",
                $"'{code}' is not an ISO 4217 currency code such as 'IDR'."
            );

    public override string ToString() => Code;
}

/// <summary>Pay from a minimum to a maximum (either may be open) in a currency per unit of time, everywhere or at one place.</summary>
public sealed record SalaryRange
{
    public const decimal MaxAmount = 999_999_999_999.99m;

    private SalaryRange(decimal? minimum, decimal? maximum, Currency currency, PayUnit unit, Location? location)
    {
        Minimum = minimum;
        Maximum = maximum;
        Currency = currency;
        Unit = unit;
        Location = location;
    }

    public decimal? Minimum { get; }

    public decimal? Maximum { get; }

    public Currency Currency { get; }

    public PayUnit Unit { get; }

    public Location? Location { get; }

    public static SalaryRange Of(
        decimal? minimum,
        decimal? maximum,
        Currency currency,
        PayUnit unit,
        Location? location
    )
    {
        var errors = new ErrorCollector();
        if (minimum is null && maximum is null)
        {
            errors.At("minimum").Add("salary-empty", "A salary range has a minimum, a maximum, or both.");
        }

        Check(errors.At("minimum"), minimum);
        Check(errors.At("maximum"), maximum);
        if (minimum > maximum)
        {
            errors.At("minimum").Add("salary-order", $"The minimum {minimum} is above the maximum {maximum}.");
        }

        errors.ThrowIfAny();
        return new SalaryRange(minimum, maximum, currency, unit, location);
    }

    private static void Check(ErrorCollector at, decimal? amount)
    {
        if (amount is < 0 or > MaxAmount || amount is { } value && decimal.Round(value, 2) != value)
        {
            at.Add("amount-invalid", $"An amount is 0 to {MaxAmount}, with at most two decimals.");
        }
    }
}
