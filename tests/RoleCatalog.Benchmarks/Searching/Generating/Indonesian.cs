namespace RoleCatalog.Benchmarks.Searching.Generating;

internal static class Indonesian
{
    public static readonly Sentences Sentences = new(
        [
            (
                0.48,
                [
                    "Tanggung jawab utama Anda adalah {do} {thing} {kind} di {name}.",
                    "Anda memegang tanggung jawab atas {thing} dan {thing}.",
                    "Dengan penuh tanggung jawab Anda {do} {thing} setiap hari.",
                    "Bersama tim, tanggung jawab atas {thing} {kind} dibagi rata.",
                ]
            ),
            (0.02, ["Terbiasa {do} pajak dan laporan pajak bulanan menjadi nilai tambah."]),
            (0.01, ["Anak-anak karyawan mendapat tunjangan pendidikan dari {name}."]),
            (0.02, ["Anda bekerja dengan seorang software engineer dari {name} untuk {thing}."]),
            (0.003, ["Layanan berjalan di atas Kubernetes di pusat data {name}."]),
        ],
        [
            "Anda {do} {thing} dan {thing} untuk pelanggan {kind} seperti {name}.",
            "Anda {do} {thing} {kind}, dari gagasan pertama sampai dipakai.",
            "Bersama {name} Anda {do} {thing} agar makin baik setiap triwulan.",
            "Kami menawarkan {thing} {kind}, anggaran belajar, dan BPJS kesehatan.",
            "Anda mampu {do} {thing} dan menjelaskannya dengan kata-kata sederhana.",
            "Pada bulan-bulan pertama Anda {do} {thing} untuk program {name}.",
            "Kami mencari orang yang senang {do} {thing} {kind}.",
            "Pengalaman dengan {thing} atau {thing} diutamakan, {thing} {kind} dapat dipelajari di sini.",
            "{name} adalah salah satu penyedia {thing} {kind} di wilayah ini.",
            "Anda melapor kepada kepala bagian {thing} dan {do} {thing} setiap bulan.",
            "Jam kerja {kind}; {thing} dan {thing} adalah bagian dari pekerjaan.",
            "Anda teliti terhadap {thing} {kind} dan sabar {do} hal itu.",
        ],
        [
            .. "layanan,pelanggan,laporan,mutu,data,proses,sistem,produk,perencanaan,proyek,operasional,dokumen,anggaran,pesanan,pengiriman,pelatihan,perangkat lunak,keselamatan,dokumentasi,pemasok".Split(
                ','
            ),
            .. "faktur,kontrak,persediaan,kampanye,analisis,kebutuhan,standar,dukungan,tinjauan,perbaikan,jadwal,rapat,rilis,pemantauan,insiden,dasbor,pembayaran,rancangan,pengujian,riset".Split(
                ','
            ),
            .. "prakiraan,audit,stok,peralatan,pemeliharaan,kepatuhan,antarmuka,platform,aplikasi,akun,presentasi,proposal,negosiasi,catatan,target,penjualan,cabang,muatan,pasien,pelajaran".Split(
                ','
            ),
            .. "purwarupa,konten,terjemahan,survei,percobaan,cadangan,jaringan,perangkat,gudang,rute,klaim,kebijakan,penggajian,wawancara,orientasi,lokakarya,katalog,harga,retur,arsip".Split(
                ','
            ),
        ],
        [
            .. "mengelola,membangun,meningkatkan,mendukung,mengembangkan,merencanakan,menyiapkan,mengoordinasikan,memelihara,menganalisis,merancang,meninjau,mengirimkan,mengatur,memantau,menguji,mencatat,menjalankan,mengukur,menyajikan".Split(
                ','
            ),
            .. "mengotomatiskan,memperkenalkan,memeriksa,menyederhanakan,merundingkan,menjadwalkan,membeli,merakit,menginspeksi,menerjemahkan,memperkirakan,mencocokkan,memindahkan,memadukan,menata ulang,mengalibrasi".Split(
                ','
            ),
        ],
        [
            .. "baru,besar,digital,harian,daerah,internasional,andal,modern,internal,rumit,berkembang,teknis,fleksibel,publik,keuangan,komersial,medis,industri,berkelanjutan,strategis".Split(
                ','
            ),
            .. "musiman,otomatis,tersebar,penting,pedesaan,maritim,dwibahasa,eksperimental,bersertifikat,buatan tangan".Split(
                ','
            ),
        ]
    );
}
