using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace RoleCatalog.ApiTests;

/// <summary>What the store, a precondition or an address stands against.</summary>
internal static partial class BadInputs
{
    private static IEnumerable<BadInput> AgainstTheStore() =>
        [
            Conflict("a taken key", Skills, OtherSkill(b => b["key"] = "postgresql"), "/key key-taken"),
            Conflict(
                "a taken label",
                Skills,
                OtherSkill(b => b["labels"]!["en"] = "  POSTGRESQL "),
                "/labels/en skill-name-taken"
            ),
            Conflict(
                "an alias that is another's label",
                Skills,
                OtherSkill(b => b["aliases"] = new JsonObject { ["en"] = new JsonArray("pgSQL") }),
                "/aliases/en/0 skill-name-taken"
            ),
            Conflict(
                "a taken external id",
                Skills,
                OtherSkill(b => b["externalIds"] = Example.Skill["externalIds"]!.DeepClone()),
                "/externalIds/0/value external-id-taken"
            ),
            Conflict(
                "all that is taken",
                Skills,
                Example.Skill,
                "/key key-taken",
                "/labels/en skill-name-taken",
                "/aliases/en/0 skill-name-taken",
                "/aliases/en/1 skill-name-taken",
                "/externalIds/0/value external-id-taken"
            ),
            Conflict(
                "the key and the external id of another profile",
                Profiles,
                Example.Profile,
                "/key key-taken",
                "/externalIds/0/value external-id-taken"
            ),
            Conflict(
                "the key of another profile",
                Profiles,
                Example.Profile.With(b => b.AsObject().Remove("externalIds")),
                "/key key-taken"
            ),
            Conflict("the id of another scale", Scales, Example.Scale.With(b => b["id"] = "cefr"), "/id key-taken"),
            Conflict(
                "the external id of another posting",
                Postings,
                Example.Posting,
                "/externalIds/0/value external-id-taken"
            ),
            new("a change of a key", HttpMethod.Put, $"{Profiles}/backend-developer/draft", Unprocessable)
            {
                Body = Utf8(Example.Profile.With(b => b["key"] = "backend")),
                IfMatch = "\"1\"",
                Errors = ["/key read-only"],
            },
            new("a change of a read-only id", HttpMethod.Put, Draft, Unprocessable)
            {
                Body = Utf8(Example.Posting.With(b => b["id"] = Guid.Empty.ToString())),
                IfMatch = "{tag}",
                Errors = ["/id read-only"],
            },
            new(
                "closing what is not published",
                HttpMethod.Post,
                $"{Postings}/{{posting}}/close",
                HttpStatusCode.Conflict
            )
            {
                Body = Utf8(Example.Closing),
                IfMatch = "{tag}",
                Errors = [" job-posting-status"],
            },
            new(
                "publishing what has not changed",
                HttpMethod.Post,
                $"{Profiles}/backend-developer/publish",
                HttpStatusCode.Conflict
            )
            {
                IfMatch = "\"1\"",
                Errors = [" nothing-to-publish"],
            },
            new("an e-mail address that is none", HttpMethod.Put, $"{Postings}/{{posting}}/contact", Unprocessable)
            {
                Body = Utf8(new JsonObject { ["email"] = "Recruiting <recruiting@company.example>" }),
                IfMatch = "\"0\"",
                Errors = ["/email email-invalid"],
            },
        ];

    private static IEnumerable<BadInput> AsPreconditions() =>
        [
            Precondition("a missing If-Match", null, HttpStatusCode.PreconditionRequired, "if-match-missing"),
            Precondition("a stale If-Match", "\"99\"", HttpStatusCode.PreconditionFailed, "version-stale"),
            Precondition("an If-Match without quotes", "1", HttpStatusCode.BadRequest, "if-match-malformed"),
            Precondition("an If-Match of another service", "\"abc\"", HttpStatusCode.BadRequest, "if-match-malformed"),
            Precondition("a weak If-Match", "W/\"1\"", HttpStatusCode.BadRequest, "if-match-weak"),
            Precondition("an If-Match of all", "*", HttpStatusCode.BadRequest, "if-match-any"),
            Precondition("an If-Match of several", "\"1\", \"2\"", HttpStatusCode.BadRequest, "if-match-several"),
        ];

    private static IEnumerable<BadInput> AsAddresses() =>
        [
            Address("a cursor of another list", $"{Skills}?cursor={{profiles}}", "?cursor cursor-list"),
            Address(
                "a cursor of other filters",
                $"{Profiles}?seniority=mid&cursor={{profiles}}",
                "?cursor cursor-filters"
            ),
            Address("a damaged cursor", $"{Profiles}?cursor=abc", "?cursor cursor-malformed"),
            Address("an unknown parameter", $"{Postings}?staus=draft", "?staus parameter-unknown"),
            Address("an unknown word", $"{Postings}?status=gone", "?status parameter-invalid"),
            Address("a page that is too large", $"{Postings}?limit=101", "?limit parameter-invalid"),
            Address("a parameter given twice", $"{Postings}?limit=1&limit=2", "?limit parameter-repeated"),
            Address("a name that is too long", $"{Skills}?name={new string('x', 121)}", "?name maximum-length"),
            Address("a name with a character that is none", $"{Skills}?name=%EF%BF%BE", "?name text-malformed"),
            Address("a name that is not UTF-8", $"{Skills}?name=%C3%28", "?name parameter-invalid"),
            Address("a language that is none", $"{Skills}?lang=english", "?lang parameter-invalid"),
            NotFound("an id that is not a UUID", $"{Postings}/17", "job-posting-not-found"),
            NotFound("an id of nothing", $"{Postings}/{Guid.Empty}/draft", "job-posting-not-found"),
            NotFound("a revision that is no number", $"{Profiles}/backend-developer/revisions/last", "not-found"),
            NotFound("a revision that is not there", $"{Profiles}/backend-developer/revisions/2", "revision-not-found"),
            NotFound("an edition that is not there", $"{Postings}/{{posting}}/editions/1", "edition-not-found"),
        ];
}
