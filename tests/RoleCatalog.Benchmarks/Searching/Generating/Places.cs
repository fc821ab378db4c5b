using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.Benchmarks.Searching.Generating;

/// <summary>A place of work, and how it pays.</summary>
internal sealed record Place(Location Location, string TimeZone, string Currency);

/// <summary>Fifty localities from very common to very rare: the last has one posting in 50,000.</summary>
internal static class Places
{
    private const double ShareOfRarest = 20.0 / 1_000_000;

    private static readonly Place[] All =
    [
        .. (
            "Jakarta Selatan/DKI Jakarta,Jakarta Pusat/DKI Jakarta,Bandung/Jawa Barat,Surabaya/Jawa Timur,Jakarta Barat/DKI Jakarta,Yogyakarta/DI Yogyakarta,Tangerang/Banten,Bekasi/Jawa Barat,"
            + "Semarang/Jawa Tengah,Medan/Sumatera Utara,Depok/Jawa Barat,Bogor/Jawa Barat,Malang/Jawa Timur,Batam/Kepulauan Riau,Surakarta/Jawa Tengah,Palembang/Sumatera Selatan,"
            + "Pekanbaru/Riau,Cikarang/Jawa Barat,Karawang/Jawa Barat,Gresik/Jawa Timur,Pontianak/Kalimantan Barat,Bandar Lampung/Lampung,Padang/Sumatera Barat,Cirebon/Jawa Barat,Jambi/Jambi"
        )
            .Split(',')
            .Select(place => Of("ID", place, "Asia/Jakarta", "IDR")),
        .. "Denpasar/Bali,Makassar/Sulawesi Selatan,Balikpapan/Kalimantan Timur,Samarinda/Kalimantan Timur,Manado/Sulawesi Utara,Mataram/Nusa Tenggara Barat"
            .Split(',')
            .Select(place => Of("ID", place, "Asia/Makassar", "IDR")),
        .. "Singapore/Central,Jurong East/West".Split(',').Select(place => Of("SG", place, "Asia/Singapore", "USD")),
        .. "Kuala Lumpur/Kuala Lumpur,Penang/Pulau Pinang"
            .Split(',')
            .Select(place => Of("MY", place, "Asia/Kuala_Lumpur", "USD")),
        .. "Berlin/Berlin,München/Bayern,Hamburg/Hamburg,Köln/Nordrhein-Westfalen"
            .Split(',')
            .Select(place => Of("DE", place, "Europe/Berlin", "EUR")),
        .. "Amsterdam/Noord-Holland,Utrecht/Utrecht"
            .Split(',')
            .Select(place => Of("NL", place, "Europe/Amsterdam", "EUR")),
        .. "New York/New York,Austin/Texas,Boston/Massachusetts"
            .Split(',')
            .Select(place => Of("US", place, "America/New_York", "USD")),
        Of("PH", "Manila/Metro Manila", "Asia/Manila", "USD"),
        Of("TH", "Bangkok/Bangkok", "Asia/Bangkok", "USD"),
        .. "Jayapura/Papua,Sorong/Papua Barat Daya,Merauke/Papua Selatan,Wamena/Papua Pegunungan"
            .Split(',')
            .Select(place => Of("ID", place, "Asia/Jayapura", "IDR")),
    ];

    private static readonly Zipf Frequent = new(
        Enumerable.Range(1, All.Length - 1).Select(rank => 1.0 / rank).Append(ShareOfRarest * 4.5)
    );

    public static int Count => All.Length;

    /// <summary>The locality that hardly any posting has.</summary>
    public static string Rarest => All[^1].Location.Locality!;

    public static Place Any(Random random) => All[Frequent.Draw(random)];

    private static Place Of(string country, string place, string timeZone, string currency)
    {
        var parts = place.Split('/');
        return new Place(
            new Location(Country.Parse(country), parts[1], parts[0], PostalCode: null, StreetAddress: null),
            timeZone,
            currency
        );
    }
}
