namespace RoleCatalog.Benchmarks.Searching.Generating;

/// <summary>Names of companies, products and clients: made of syllables, so that there are as many rare words as in real texts.</summary>
internal static class Names
{
    private const int Rare = 20_000;

    private static readonly string[] First =
    [
        .. "na su ka lo mi ra de vi to ba sa pe gu ti ar lu ne ko mo an ri ha wi jo el za bu fe".Split(),
    ];

    private static readonly string[] Middle =
    [
        .. "ra san tri vel mon dar lin ko ta ne gar bin ri do pa lu mer ven so ki ma nu la".Split(),
    ];

    private static readonly string[] Last =
    [
        .. "ya ra ta dia vo ndo ka lia na ksa sia ria mo tek net ma ri xo da gia wa lo nesa".Split(),
    ];

    private static readonly string[] Forms =
    [
        .. "Teknologi,Nusantara,Solusi,Digital,Group,Indonesia,Sejahtera,Logistik,Medika,Finansial".Split(','),
    ];

    private static readonly Zipf Ranks = new(Rare);

    public static string Any(Random random) => Of(Ranks.Draw(random));

    /// <summary>The name that is the n-th most common.</summary>
    public static string Of(int rank)
    {
        var (first, rest) = (rank % First.Length, rank / First.Length);
        var (middle, last) = (rest % Middle.Length, rest / Middle.Length);
        var name =
            $"{First[first]}{Middle[middle]}{Last[last % Last.Length]}{(last < Last.Length ? "" : First[last / Last.Length])}";
        return $"{char.ToUpperInvariant(name[0])}{name[1..]}";
    }

    /// <summary>The company of a rank: most are Indonesian.</summary>
    public static string OfCompany(int rank) =>
        (rank % 4) switch
        {
            0 => $"{Of(rank)} {Forms[rank / 4 % Forms.Length]}",
            3 => $"{Of(rank)} Ltd",
            _ => $"PT {Of(rank)} {Forms[rank / 4 % Forms.Length]}",
        };
}
