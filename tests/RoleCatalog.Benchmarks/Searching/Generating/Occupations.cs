using System.Globalization;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Benchmarks.Searching.Generating;

/// <summary>What people are hired as.</summary>
/// <param name="Share">Of a thousand postings.</param>
/// <param name="Family">The family of its profiles.</param>
/// <param name="English">The title.</param>
/// <param name="Indonesian">The title; the English one where Indonesians use that.</param>
/// <param name="Skills">The keys of the skills that it always needs.</param>
internal sealed record Occupation(
    double Share,
    string Family,
    string English,
    string Indonesian,
    IReadOnlyList<string> Skills
)
{
    public string TitleInEnglish(Seniority seniority) =>
        seniority switch
        {
            Seniority.Intern => $"{English} Intern",
            Seniority.Mid => English,
            _ => $"{seniority} {English}",
        };

    public string TitleInIndonesian(Seniority seniority) =>
        seniority switch
        {
            Seniority.Intern => $"Magang {Indonesian}",
            Seniority.Mid => English == Indonesian ? Indonesian : $"Staf {Indonesian}",
            Seniority.Lead => English == Indonesian ? $"Lead {Indonesian}" : $"Kepala {Indonesian}",
            _ => $"{seniority} {Indonesian}",
        };
}

internal static class Occupations
{
    public static readonly IReadOnlyList<Occupation> All =
    [
        .. """
            70 software-engineering | Software Engineer | Software Engineer | object-oriented-programming git sql
            52 software-engineering | Backend Developer | Backend Developer | java spring spring-boot postgresql docker
            48 accounting | Accountant | Akuntan | accounting financial-reporting excel
            44 sales | Sales Executive | Staf Penjualan | sales negotiation crm
            40 administration | Administrative Assistant | Administrasi | microsoft-office time-management excel
            36 software-engineering | Frontend Developer | Frontend Developer | javascript react html css
            34 customer-service | Customer Service Agent | Layanan Pelanggan | customer-service communication
            30 marketing | Digital Marketing Specialist | Digital Marketing Specialist | digital-marketing seo content-marketing
            28 logistics | Warehouse Operator | Operator Gudang | warehouse-operations stock-control forklift-driving
            26 data | Data Analyst | Analis Data | sql excel data-analysis power-bi
            25 software-engineering | .NET Developer | .NET Developer | csharp dotnet aspnet-core sql-server
            24 software-engineering | Full Stack Developer | Full Stack Developer | javascript nodejs typescript react
            22 data | Data Engineer | Data Engineer | python sql etl data-warehousing spark
            21 logistics | Driver | Pengemudi | truck-driving route-planning road-safety
            20 production | Production Operator | Operator Produksi | machine-operation assembly occupational-safety
            19 accounting | Tax Accountant | Akuntan Pajak | indonesian-taxation accounting brevet-pajak
            18 software-engineering | Mobile Developer | Mobile Developer | kotlin swift flutter
            18 human-resources | Human Resources Officer | Personalia | recruitment payroll
            17 product | Product Manager | Product Manager | product-management product-roadmapping stakeholder-management
            16 product | Project Manager | Manajer Proyek | project-management risk-management pmp
            15 operations | DevOps Engineer | DevOps Engineer | docker ci-cd linux terraform
            15 software-engineering | Java Developer | Java Developer | java spring hibernate
            14 quality | Test Engineer | Test Engineer | software-testing test-automation selenium
            14 retail | Shop Assistant | Pramuniaga | retail-selling cash-handling customer-service
            13 product | Business Analyst | Analis Bisnis | business-analysis requirements-analysis uml
            12 design | UX Designer | UX Designer | ux-design figma user-research
            12 healthcare | Nurse | Perawat | patient-care first-aid medical-records
            11 software-engineering | PHP Developer | PHP Developer | php laravel mysql
            11 operations | System Administrator | Administrator Sistem | linux windows-server active-directory
            10 finance | Auditor | Auditor | auditing financial-reporting risk-management
            10 education | Teacher | Guru | classroom-teaching lesson-planning
            9 operations | Network Engineer | Network Engineer | network-administration routing-switching mikrotik
            9 data | Data Scientist | Data Scientist | python machine-learning statistics
            9 design | Graphic Designer | Desainer Grafis | graphic-design photoshop illustrator
            8 software-engineering | Python Developer | Python Developer | python django fastapi
            8 hospitality | Cook | Juru Masak | cooking food-safety menu-planning
            8 operations | IT Support Specialist | Dukungan TI | technical-support windows-server hardware-maintenance
            7 engineering | Civil Engineer | Insinyur Sipil | structural-design autocad construction-supervision
            7 engineering | Mechanical Engineer | Insinyur Mesin | mechanical-design solidworks preventive-maintenance
            7 purchasing | Purchasing Officer | Pembelian | purchasing vendor-management negotiation
            6 marketing | Content Writer | Penulis Konten | content-marketing editing seo
            6 security | Security Engineer | Security Engineer | application-security owasp penetration-testing
            6 software-engineering | Embedded Developer | Embedded Developer | c cpp linux
            5 quality | Quality Controller | Kendali Mutu | quality-control measuring-instruments
            5 hospitality | Receptionist | Resepsionis | front-desk english customer-service
            5 healthcare | Pharmacist | Apoteker | pharmacy medicine-dispensing
            4 operations | Site Reliability Engineer | Site Reliability Engineer | sre linux prometheus kubernetes
            4 software-engineering | Node.js Developer | Node.js Developer | nodejs express mongodb
            4 data | Machine Learning Engineer | Machine Learning Engineer | python mlops deep-learning
            4 legal | Legal Officer | Staf Hukum | contract-law legal-drafting
            3 operations | Database Administrator | Administrator Basis Data | database-administration postgresql oracle-database
            3 data | Streaming Data Engineer | Streaming Data Engineer | kafka stream-processing java
            3 security | Security Guard | Satpam | property-protection first-aid
            3 software-engineering | Go Developer | Go Developer | go grpc microservices
            2 software-engineering | Solution Architect | Solution Architect | software-architecture microservices api-design
            2 education | Translator | Penerjemah | translation english indonesian
            2 engineering | Electrical Engineer | Insinyur Listrik | electrical-installation plc-programming
            1 agriculture | Agronomist | Agronom | crop-management soil-analysis
            1 quality | Technical Writer | Penulis Teknis | technical-writing markdown
            1 software-engineering | F# Developer | F# Developer | fsharp dotnet functional-programming
            """.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read),
    ];

    private static Occupation Read(string line)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        var head = parts[0].Split(' ');
        return new Occupation(
            double.Parse(head[0], CultureInfo.InvariantCulture),
            head[1],
            parts[1],
            parts[2],
            parts[3].Split(' ')
        );
    }
}
