using RoleCatalog.Application.Skills;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Benchmarks.Searching.Generating;

/// <summary>Skills of trades that the starter set of the product, which is for software, does not have.</summary>
internal static class MoreSkills
{
    public static IEnumerable<NewSkill> All => Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read);

    private static NewSkill Read(string line)
    {
        var names = line.Split('|');
        return new NewSkill
        {
            Key = names[0] == "F#" ? "fsharp" : names[0].ToLowerInvariant().Replace(' ', '-').Replace("/", "-"),
            Kind = names[0] is "F#" or "AutoCAD" or "SolidWorks" ? SkillKind.Technology : SkillKind.Competence,
            SourceLanguage = "en",
            Labels =
                names.Length == 1
                    ? new Dictionary<string, string> { ["en"] = names[0] }
                    : new Dictionary<string, string> { ["en"] = names[0], ["id"] = names[1] },
        };
    }

    private const string Lines = """
        F#
        AutoCAD
        SolidWorks
        Warehouse operations|Operasional gudang
        Stock control|Pengendalian stok
        Forklift driving|Mengemudi forklift
        Truck driving|Mengemudi truk
        Route planning|Perencanaan rute
        Road safety|Keselamatan jalan
        Machine operation|Pengoperasian mesin
        Assembly|Perakitan
        Occupational safety|Keselamatan kerja
        Retail selling|Penjualan eceran
        Cash handling|Penanganan kas
        Patient care|Perawatan pasien
        First aid|Pertolongan pertama
        Medical records|Rekam medis
        Classroom teaching|Mengajar di kelas
        Lesson planning|Perencanaan pelajaran
        Cooking|Memasak
        Food safety|Keamanan pangan
        Menu planning|Perencanaan menu
        Structural design|Perancangan struktur
        Construction supervision|Pengawasan konstruksi
        Mechanical design|Perancangan mesin
        Preventive maintenance|Pemeliharaan preventif
        Purchasing|Pembelian barang
        Quality control|Kendali mutu
        Measuring instruments|Alat ukur
        Front desk|Meja depan
        Pharmacy|Farmasi
        Medicine dispensing|Penyerahan obat
        Contract law|Hukum kontrak
        Legal drafting|Penyusunan dokumen hukum
        Property protection|Pengamanan aset
        Translation|Penerjemahan
        Electrical installation|Instalasi listrik
        PLC programming|Pemrograman PLC
        Crop management|Pengelolaan tanaman
        Soil analysis|Analisis tanah
        Welding|Pengelasan
        Carpentry|Pertukangan kayu
        Plumbing|Pemipaan
        Painting and finishing|Pengecatan
        Masonry|Pekerjaan batu
        Scaffolding|Perancah
        Crane operation|Pengoperasian derek
        Heavy equipment|Alat berat
        Surveying|Pengukuran tanah
        Building inspection|Inspeksi bangunan
        Sewing|Menjahit
        Pattern making|Pembuatan pola
        Textile dyeing|Pewarnaan tekstil
        Leatherwork|Kerajinan kulit
        Batik making|Membatik
        Packaging|Pengemasan
        Labelling|Pelabelan
        Cold chain handling|Penanganan rantai dingin
        Customs clearance|Kepabeanan
        Freight forwarding|Ekspedisi muatan
        Fleet maintenance|Perawatan armada
        Dispatching|Pengaturan pengiriman
        Courier delivery|Pengantaran kurir
        Demand planning|Perencanaan permintaan
        Import and export|Ekspor impor
        Vehicle repair|Reparasi kendaraan
        Motorcycle repair|Reparasi sepeda motor
        Air conditioning service|Servis pendingin udara
        Lift maintenance|Perawatan lift
        Boiler operation|Pengoperasian ketel
        Wastewater treatment|Pengolahan limbah cair
        Solar panel installation|Pemasangan panel surya
        Fibre splicing|Penyambungan serat optik
        Tower climbing|Pemanjatan menara
        Hydraulics|Hidrolika
        Pneumatics|Pneumatika
        CNC machining|Permesinan CNC
        Injection moulding|Cetak injeksi
        Lean manufacturing|Manufaktur ramping
        Six Sigma
        Kaizen
        Statistical process control|Kendali proses statistik
        Laboratory analysis|Analisis laboratorium
        Sample collection|Pengambilan sampel
        Phlebotomy|Flebotomi
        Radiography|Radiografi
        Midwifery|Kebidanan
        Physiotherapy|Fisioterapi
        Nutrition counselling|Konseling gizi
        Infection prevention|Pencegahan infeksi
        Medical coding|Pengodean medis
        Elderly care|Perawatan lansia
        Child care|Pengasuhan anak
        Counselling|Konseling
        Social work|Pekerjaan sosial
        Curriculum design|Perancangan kurikulum
        Special education|Pendidikan khusus
        Quran reading|Baca tulis Al-Quran
        Library services|Layanan perpustakaan
        Event planning|Perencanaan acara
        Hotel housekeeping|Tata graha hotel
        Tour guiding|Pemandu wisata
        Barista skills|Keahlian barista
        Baking|Membuat roti
        Butchery|Pemotongan daging
        Table service|Layanan meja
        Bartending|Peracikan minuman
        Travel booking|Pemesanan perjalanan
        Ticketing|Pertiketan
        Cabin safety|Keselamatan kabin
        Ship handling|Olah gerak kapal
        Deck maintenance|Perawatan geladak
        Fish processing|Pengolahan ikan
        Aquaculture|Budi daya perairan
        Palm oil cultivation|Budi daya kelapa sawit
        Rice farming|Budi daya padi
        Poultry farming|Peternakan unggas
        Forestry|Kehutanan
        Mine safety|Keselamatan tambang
        Drilling|Pengeboran
        Blasting|Peledakan
        Geological mapping|Pemetaan geologi
        Credit analysis|Analisis kredit
        Insurance underwriting|Penjaminan asuransi
        Claims handling|Penanganan klaim
        Bank teller service|Layanan teller bank
        Treasury management|Pengelolaan kas
        Cost accounting|Akuntansi biaya
        Debt collection|Penagihan utang
        Anti money laundering|Anti pencucian uang
        Tender preparation|Penyiapan tender
        Slogan writing|Penulisan slogan
        Media buying|Pembelian media
        Public relations|Hubungan masyarakat
        Photography|Fotografi
        Video editing|Penyuntingan video
        Voice acting|Sulih suara
        Animation|Animasi
        Visual merchandising|Penataan barang
        Telemarketing|Telemarketing
        """;
}
