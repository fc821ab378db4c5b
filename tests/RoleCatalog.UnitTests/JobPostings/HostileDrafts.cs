using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using FluentAssertions;
using FsCheck;
using NUnit.Framework;
using RoleCatalog.Api.Conventions.Json;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.RoleDescriptions;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace RoleCatalog.UnitTests.JobPostings;

/// <summary>Drafts of random members and values, made so that about half of them get through the JSON reader of the API.</summary>
internal sealed class HostileDrafts
{
    private static readonly string[] Texts =
    [
        "",
        " ",
        "en",
        "id",
        "EN",
        "go",
        "{{a}} b",
        "{{a",
        @"\{{",
        "\ufffe",
        "\u0000",
        "ID",
        "IDR",
        "UTC",
        "a",
        "https://a.example",
        "javascript:1",
        "\u212an",
        "/~",
        "general",
        "basic",
        "00000000-0000-0000-0000-000000000000",
    ];

    private static int _read;
    private static int _refused;

    [Property(MaxTest = 1500)]
    public void Of_postings_are_read_or_refused_by_a_rule(DoNotSize<int> seed) =>
        Examine<JobPostingDraft>(seed.Item, ReadAndPublish);

    [Property(MaxTest = 1500)]
    public void Of_profiles_are_read_or_refused_by_a_rule(DoNotSize<int> seed) =>
        Examine<SkillProfileDraft>(
            seed.Item,
            draft => draft.Read(Known.References, A.Morning, new ErrorCollector()).Role.PublicationProblems()
        );

    [Property(MaxTest = 500)]
    public void Of_skills_are_read_or_refused_by_a_rule(DoNotSize<int> seed) =>
        Examine<NewSkill>(seed.Item, skill => skill.Read(new ErrorCollector()));

    [OneTimeTearDown]
    public void Reach_the_rules_and_sometimes_get_by()
    {
        _refused.Should().BeGreaterThan(500);
        _read.Should().BeGreaterThan(50);
    }

    private static void Examine<T>(int seed, Action<T> read)
    {
        var random = new Random(seed);
        var json = Value(Of(typeof(T)), random, "");
        T? draft;
        try
        {
            draft = json.Deserialize<T>(CatalogJson.Options);
        }
        catch (JsonException)
        {
            return;
        }

        try
        {
            read(draft!);
            _read++;
        }
        catch (DomainException)
        {
            _refused++;
        }
    }

    private static void ReadAndPublish(JobPostingDraft draft)
    {
        var basis = new JobPostingBasis(null, null, Known.References);
        var content = new JobPostingDraftReader(basis, A.Morning, new ErrorCollector()).Read(draft);
        if (content.OwnRole is null)
        {
            return;
        }

        var posting = JobPosting.Create(JobPostingId.New(A.Morning), content, A.Morning);
        JobPostingStates.Draft(posting, basis);
        var terms = A.JobPosting().Knowing(Known.Go, Known.Sql).Terms with { Role = content.OwnRole };
        posting.Publish(terms, 1, A.Noon);
        JobPostingStates.Published(posting, posting.NewEdition!, basis);
    }

    private static JsonNode? Value(JsonTypeInfo type, Random random, string member)
    {
        if (member.Length > 0 && random.Next(150) == 0)
        {
            return null;
        }

        return type.Kind switch
        {
            JsonTypeInfoKind.Object => Members(type, random),
            JsonTypeInfoKind.Enumerable => new JsonArray([
                .. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Value(Of(type.ElementType!), random, member)),
            ]),
            JsonTypeInfoKind.Dictionary => new JsonObject(
                Enumerable
                    .Range(0, random.Next(1, 3))
                    .Select(_ => random.Next(20) == 0 ? Text(random) : Tag(member))
                    .Distinct()
                    .Select(key => KeyValuePair.Create(key, Value(Of(type.ElementType!), random, member + "/")))
            ),
            _ => Scalar(type.Type, random, member),
        };
    }

    private static JsonObject Members(JsonTypeInfo type, Random random) =>
        new(
            type.Properties.Where(member => member.IsRequired || random.Next(2) > 0)
                .Select(member => KeyValuePair.Create(member.Name, Value(Of(member.PropertyType), random, member.Name)))
        );

    private static JsonNode? Scalar(Type type, Random random, string member)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum)
        {
            var names = Enum.GetNames(plain);
            return JsonNamingPolicy.KebabCaseLower.ConvertName(names[random.Next(names.Length)]);
        }

        return plain == typeof(string) ? (random.Next(20) == 0 ? Text(random) : Plain(member))
            : plain == typeof(bool) ? random.Next(2) == 0
            : plain == typeof(DateOnly) ? DateOnly.FromDayNumber(random.Next(730_000, 760_000)).ToString("O")
            : plain == typeof(JsonElement) ? Any(random)
            : random.Next(random.Next(20) == 0 ? -1 : 1, 700);
    }

    private static JsonNode? Any(Random random) =>
        random.Next(8) switch
        {
            0 => random.Next(),
            1 => new JsonArray("go", Text(random)),
            2 => new JsonObject { ["en"] = Text(random), [Text(random) + "x"] = 1 },
            3 => "2027-01-31",
            4 => null,
            _ => Text(random),
        };

    /// <summary>What is right for a member, mostly.</summary>
    private static string Plain(string member) =>
        member switch
        {
            "key" or "skills" or "family" or "scheme" => "go",
            "scale" => "general",
            "minimumLevel" or "desiredLevel" => "basic",
            "id" => Guid.CreateVersion7(A.Noon).ToString(),
            "country" or "applicantCountries" => "ID",
            "currency" => "IDR",
            "timeZone" => "UTC",
            "url" => "https://a.example",
            "summary/" or "text/" => "{{go}}",
            _ => "en",
        };

    private static string Tag(string member) => member == "placeholderValues" ? "go" : "en";

    private static string Text(Random random) => Texts[random.Next(Texts.Length)];

    private static JsonTypeInfo Of(Type type) => CatalogJson.Options.GetTypeInfo(type);
}
