using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace RoleCatalog.ApiTests;

/// <summary>Values that break a rule of the catalogue.</summary>
internal static partial class BadInputs
{
    private static IEnumerable<BadInput> AgainstRules() =>
        [
            Rule("a key that is no slug", Skills, Example.Skill, b => b["key"] = "C++", "/key key-invalid"),
            Rule(
                "a key that could be an id",
                Skills,
                Example.Skill,
                b => b["key"] = "0198f2c4-5a3b-7c1d-9e2f-0123456789ab",
                "/key key-invalid"
            ),
            Rule(
                "a label that is too long",
                Skills,
                Example.Skill,
                b => b["labels"]!["en"] = new string('x', 121),
                "/labels/en text-too-long"
            ),
            Rule("a blank label", Skills, Example.Skill, b => b["labels"]!["en"] = " \u00a0", "/labels/en text-empty"),
            Rule(
                "a control character",
                Skills,
                Example.Skill,
                b => b["labels"]!["en"] = "SQL\u001b[2J",
                "/labels/en text-control-character"
            ),
            Rule(
                "a character that is none",
                Skills,
                Example.Skill,
                b => b["labels"]!["en"] = "SQL\ufffe",
                "/labels/en text-malformed"
            ),
            Rule(
                "a bad language tag",
                Skills,
                Example.Skill,
                b => b["labels"]!["english"] = "SQL",
                "/labels/english language-tag-invalid"
            ),
            Rule(
                "a bad source language",
                Skills,
                Example.Skill,
                b => b["sourceLanguage"] = "?",
                "/sourceLanguage language-tag-invalid"
            ),
            Rule(
                "no text in the source language",
                Skills,
                Example.Skill,
                b => b["sourceLanguage"] = "fr",
                "/description source-language-missing",
                "/labels source-language-missing"
            ),
            Rule("a null text", Skills, Example.Skill, b => b["labels"]!["en"] = null, "/labels/en text-empty"),
            Rule(
                "null aliases of a language",
                Skills,
                Example.Skill,
                b => b["aliases"]!["en"] = null,
                "/aliases/en null"
            ),
            Rule(
                "a null alias",
                Skills,
                Example.Skill,
                b => b["aliases"]!["en"]!.AsArray().Add(null),
                "/aliases/en/2 text-empty"
            ),
            Rule(
                "a null external id",
                Skills,
                Example.Skill,
                b => b["externalIds"]!.AsArray().Add(null),
                "/externalIds/1 null"
            ),
            Rule(
                "the same external id twice",
                Skills,
                Example.Skill,
                b => b["externalIds"]!.AsArray().Add(b["externalIds"]![0]!.DeepClone()),
                "/externalIds external-id-repeated"
            ),
            Rule(
                "levels out of order",
                Scales,
                Example.Scale,
                b => b["levels"]![2]!["rank"] = 2,
                "/levels/2/rank level-rank-order"
            ),
            Rule("a null level", Scales, Example.Scale, b => b["levels"]![1] = null, "/levels/1 null"),
            Rule(
                "an unknown skill",
                Profiles,
                Profile,
                b => Requirement(b)["skills"]![0] = "postgres",
                "/requirementGroups/0/requirements/0/skills/0 skill-unknown"
            ),
            Rule(
                "a null skill",
                Profiles,
                Profile,
                b => Requirement(b)["skills"]![0] = null,
                "/requirementGroups/0/requirements/0/skills/0 null"
            ),
            Rule(
                "an unknown scale",
                Profiles,
                Profile,
                b => Requirement(b)["scale"] = "craft",
                "/requirementGroups/0/requirements/0/scale proficiency-scale-unknown"
            ),
            Rule(
                "an unknown level",
                Profiles,
                Profile,
                b => Requirement(b)["minimumLevel"] = "b2",
                "/requirementGroups/0/requirements/0/minimumLevel level-unknown"
            ),
            Rule(
                "an id of an item that is no UUID",
                Profiles,
                Profile,
                b => Requirement(b)["id"] = "1",
                "/requirementGroups/0/requirements/0/id id-invalid"
            ),
            Rule("an id given on creation", Profiles, Profile, b => b["id"] = Guid.Empty.ToString(), "/id read-only"),
            Rule(
                "a salary minimum above the maximum",
                Postings,
                Example.Posting,
                b => b["salaryRanges"]![0]!["minimum"] = 99_000_000,
                "/salaryRanges/0/minimum salary-order"
            ),
            Rule(
                "a fraction of a hundredth",
                Postings,
                Example.Posting,
                b => b["salaryRanges"]![0]!["minimum"] = 0.001,
                "/salaryRanges/0/minimum amount-invalid"
            ),
            Rule(
                "an unknown currency",
                Postings,
                Example.Posting,
                b => b["salaryRanges"]![0]!["currency"] = "RP",
                "/salaryRanges/0/currency currency-unknown"
            ),
            Rule(
                "an unknown country",
                Postings,
                Example.Posting,
                b => b["locations"]![0]!["country"] = "Indonesia",
                "/locations/0/country country-unknown"
            ),
            Rule(
                "an unknown time zone",
                Postings,
                Example.Posting,
                b => b["validity"]!["timeZone"] = "Asia/Batavia",
                "/validity/timeZone time-zone-unknown"
            ),
            Rule(
                "an address that is not of the web",
                Postings,
                Example.Posting,
                b => b["application"]!["url"] = "javascript:alert(1)",
                "/application/url url-invalid"
            ),
            Rule(
                "an address that is too long once it is escaped",
                Postings,
                Example.Posting,
                b => b["application"]!["url"] = "https://company.example/" + new string('é', 1_000),
                "/application/url url-invalid"
            ),
            Rule("a null location", Postings, Example.Posting, b => b["locations"]![0] = null, "/locations/0 null"),
            Rule("no opening", Postings, Example.Posting, b => b["openings"] = 0, "/openings out-of-range"),
            Rule(
                "an unknown profile",
                Postings,
                Example.Posting,
                b => b["profile"]!["key"] = "frontend-developer",
                "/profile skill-profile-unknown"
            ),
            Rule(
                "an unknown revision",
                Postings,
                Example.Posting,
                b => b["profile"]!["revision"] = 2,
                "/profile/revision revision-unknown"
            ),
            Rule(
                "a value of the wrong type for a placeholder",
                Postings,
                Example.Posting,
                b => b["placeholderValues"]!["team-name"] = 7,
                "/placeholderValues/team-name placeholder-value-type"
            ),
            Rule(
                "a value of no placeholder",
                Postings,
                Example.Posting,
                b => b["placeholderValues"]!["team"] = "Payments",
                "/placeholderValues/team placeholder-undeclared"
            ),
            Rule(
                "several broken rules at once",
                Postings,
                Example.Posting,
                b =>
                {
                    b["salaryRanges"]![0]!["currency"] = "RP";
                    b["locations"]![0]!["country"] = "Indonesia";
                    b["validity"]!["timeZone"] = "WIB";
                    b["openings"] = 0;
                    b["title"] = new JsonObject { ["?"] = "x" };
                },
                "/title/? language-tag-invalid",
                "/locations/0/country country-unknown",
                "/salaryRanges/0/currency currency-unknown",
                "/openings out-of-range",
                "/validity/timeZone time-zone-unknown"
            ),
        ];
}
