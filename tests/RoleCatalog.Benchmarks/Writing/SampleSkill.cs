using System.Globalization;
using RoleCatalog.Application;
using RoleCatalog.Application.Skills;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Benchmarks.Writing;

/// <summary>The skill that is added: a label and a description in two languages, two aliases, an external id.</summary>
internal static class SampleSkill
{
    public const string English =
        "Designs, runs and tunes PostgreSQL databases, from the schema to backups and failover.";
    public const string Indonesian =
        "Merancang, menjalankan, dan menyetel basis data PostgreSQL, dari skema hingga cadangan.";

    public static NewSkill New()
    {
        var mark = Mark();
        return new NewSkill
        {
            Key = Key(mark),
            Kind = SkillKind.Technology,
            SourceLanguage = "en",
            Labels = new Dictionary<string, string> { ["en"] = Label(mark), ["id"] = LabelInIndonesian(mark) },
            Aliases = new Dictionary<string, IReadOnlyList<string>> { ["en"] = [Alias(mark), SecondAlias(mark)] },
            Description = new Dictionary<string, string> { ["en"] = English, ["id"] = Indonesian },
            ExternalIds = [new ExternalIdInput("esco", External(mark))],
        };
    }

    /// <summary>What tells one skill from the others. Random, for names of real skills do not arrive sorted.</summary>
    public static string Mark() => Random.Shared.NextInt64().ToString("x16", CultureInfo.InvariantCulture);

    public static string Key(string mark) => $"postgresql-{mark}";

    public static string Label(string mark) => $"PostgreSQL administration {mark}";

    public static string LabelInIndonesian(string mark) => $"Administrasi PostgreSQL {mark}";

    public static string Alias(string mark) => $"Postgres {mark}";

    public static string SecondAlias(string mark) => $"PgSQL {mark}";

    public static string External(string mark) => $"esco/skill/{mark}";
}
