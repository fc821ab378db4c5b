using System.Net;
using System.Text;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.ApiTests.Conventions;

internal sealed class StrictJson
{
    private SampleApi api = null!;

    [OneTimeSetUp]
    public async Task Start() => api = await SampleApi.Start();

    [OneTimeTearDown]
    public async Task Stop() => await api.DisposeAsync();

    [TestCase("""{"title":"x","workplace":"on-site"} x""", " json-malformed", TestName = "Refuses_text_after_the_body")]
    [TestCase("""{"title":"x",}""", " json-malformed", TestName = "Refuses_a_trailing_comma")]
    [TestCase("""{"title":"x" """, " json-malformed", TestName = "Refuses_a_truncated_body")]
    [TestCase("", " body-missing", TestName = "Refuses_an_empty_body")]
    [TestCase("null", " value-null", TestName = "Refuses_null_as_a_body")]
    [TestCase("[]", " value-wrong-type", TestName = "Refuses_an_array_as_a_body")]
    [TestCase(
        """{"title":5,"workplace":"on-site"}""",
        "/title value-wrong-type",
        TestName = "Refuses_a_number_as_text"
    )]
    [TestCase(
        """{"title":null,"workplace":"on-site"}""",
        "/title value-null",
        TestName = "Refuses_null_where_a_value_is_due"
    )]
    [TestCase("""{"workplace":"on-site"}""", "/title member-missing", TestName = "Refuses_a_missing_member")]
    [TestCase(
        """{"title":"x","workplace":"on-site","Title":"y"}""",
        "/Title member-unknown",
        TestName = "Tells_case_apart"
    )]
    [TestCase(
        """{"title":"x","workplace":"on-site","id":1}""",
        "/id member-unknown",
        TestName = "Refuses_an_unknown_member"
    )]
    [TestCase(
        """{"title":"x","title":"y","workplace":"on-site"}""",
        "/title json-duplicate-member",
        TestName = "Refuses_a_duplicate_member"
    )]
    [TestCase(
        """{"title":"x","workplace":"on-site","labels":{"en":"a","en":"b"}}""",
        "/labels/en json-duplicate-member",
        TestName = "Refuses_a_duplicate_key_of_a_map"
    )]
    [TestCase(
        """{"title":"a\u0000b","workplace":"on-site"}""",
        "/title json-null-character",
        TestName = "Refuses_U_0000"
    )]
    [TestCase(
        """{"title":"x","workplace":"on-site","labels":{"e\u0000n":"a"}}""",
        "/labels/e\0n json-null-character",
        TestName = "Refuses_U_0000_in_a_key"
    )]
    [TestCase(
        """{"title":"a\ud800b","workplace":"on-site"}""",
        "/title json-lone-surrogate",
        TestName = "Refuses_a_lone_surrogate"
    )]
    [TestCase(
        """{"title":"x","workplace":"on-site","anything":{"a":["\udc00"]}}""",
        "/anything/a/0 json-lone-surrogate",
        TestName = "Refuses_a_lone_surrogate_in_free_JSON"
    )]
    [TestCase(
        """{"title":"x","workplace":2}""",
        "/workplace value-wrong-type",
        TestName = "Refuses_an_integer_for_an_enum"
    )]
    [TestCase("""{"title":"x","workplace":"2"}""", "/workplace value-unknown", TestName = "Refuses_digits_for_an_enum")]
    [TestCase(
        """{"title":"x","workplace":"OnSite"}""",
        "/workplace value-unknown",
        TestName = "Refuses_the_CSharp_name_of_an_enum"
    )]
    [TestCase(
        """{"title":"x","workplace":"on-site,hybrid"}""",
        "/workplace value-unknown",
        TestName = "Refuses_a_list_for_an_enum"
    )]
    [TestCase(
        """{"title":"x","workplace":"on-site","openings":"3"}""",
        "/openings value-wrong-type",
        TestName = "Refuses_text_as_a_number"
    )]
    [TestCase(
        """{"title":"x","workplace":"on-site","openings":3000000000}""",
        "/openings value-wrong-type",
        TestName = "Refuses_a_number_out_of_range"
    )]
    [TestCase(
        """{"title":"x","workplace":"on-site","startsAt":"2026-11-22T08:00:00"}""",
        "/startsAt value-wrong-type",
        TestName = "Refuses_a_time_without_offset"
    )]
    [TestCase(
        """{"title":"x","workplace":"on-site","salaryRanges":[{"currency":"IDR"},{"currency":7}]}""",
        "/salaryRanges/1/currency value-wrong-type",
        TestName = "Points_into_arrays"
    )]
    [TestCase(
        """{"title":"x","workplace":"on-site","labels":{"a/b~c":1}}""",
        "/labels/a~1b~0c value-wrong-type",
        TestName = "Escapes_pointers"
    )]
    public async Task Refuses(string body, string error)
    {
        using var response = await api.Post("/v1/postings", body);

        var problem = await response.Problem(HttpStatusCode.BadRequest);
        problem["code"]!.GetValue<string>().Should().Be("invalid-body");
        problem.Errors().Should().Equal(error);
    }

    [Test]
    public async Task Names_all_errors_at_once()
    {
        using var response = await api.Post(
            "/v1/postings",
            """{"workplace":1,"salaryRanges":[{"amount":"1"}],"x":null}"""
        );

        (await response.Problem(HttpStatusCode.BadRequest))
            .Errors()
            .Should()
            .BeEquivalentTo(
                "/workplace value-wrong-type",
                "/salaryRanges/0/amount value-wrong-type",
                "/salaryRanges/0/currency member-missing",
                "/x member-unknown",
                "/title member-missing"
            );
    }

    [Test]
    public async Task Says_where_malformed_JSON_breaks()
    {
        using var response = await api.Post("/v1/postings", "{\n  \"title\": oops }");

        var problem = await response.Problem(HttpStatusCode.BadRequest);
        problem["detail"]!.GetValue<string>().Should().Be("This is not JSON at line 2, byte 12.");
        problem.Errors().Should().Equal("/title json-malformed");
    }

    [TestCase(32, false)]
    [TestCase(33, true)]
    [TestCase(5000, true)]
    public async Task Limits_depth(int depth, bool refused)
    {
        var nested = new string('[', depth - 1) + new string(']', depth - 1);
        using var response = await api.Post(
            "/v1/postings",
            $$"""{"title":"x","workplace":"on-site","anything":{{nested}}}"""
        );

        if (!refused)
        {
            response.StatusCode.Should().Be(HttpStatusCode.Created);
            return;
        }

        var problem = await response.Problem(HttpStatusCode.BadRequest);
        problem.Errors().Should().ContainSingle().Which.Should().EndWith(" json-too-deep");
    }

    [Test]
    public async Task Refuses_invalid_UTF_8()
    {
        using var content = new ByteArrayContent([.. "{\"title\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");
        using var response = await api.Send(HttpMethod.Post, "/v1/postings", content);

        var problem = await response.Problem(HttpStatusCode.BadRequest);
        problem.Errors().Should().Equal(" json-not-utf8");
        problem["detail"]!.GetValue<string>().Should().Be("The body is not UTF-8 from byte 10 on.");
    }

    [TestCase("application/json; charset=utf-16")]
    [TestCase("text/plain")]
    [TestCase("application/xml")]
    [TestCase(null)]
    public async Task Refuses_other_media_types(string? mediaType)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"title":"x","workplace":"on-site"}"""));
        if (mediaType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        }

        using var response = await api.Send(HttpMethod.Post, "/v1/postings", content);

        (await response.Problem(HttpStatusCode.UnsupportedMediaType))["code"]!
            .GetValue<string>()
            .Should()
            .Be("unsupported-media-type");
    }

    [Test]
    public async Task Takes_a_byte_order_mark_and_escaped_backslashes()
    {
        using var content = new ByteArrayContent([
            0xEF,
            0xBB,
            0xBF,
            .. """{"title":"\\u0000 \ud83d\ude00","workplace":"on-site"}"""u8,
        ]);
        content.Headers.ContentType = new("application/json");
        using var response = await api.Send(HttpMethod.Post, "/v1/postings", content);

        response.StatusCode.Should().Be(HttpStatusCode.Created);
        (await response.Json())["title"]!.GetValue<string>().Should().Be("""\u0000 😀""");
    }

    [Test]
    public async Task Writes_text_as_people_wrote_it_and_omits_nulls()
    {
        using var response = await api.Get($"/v1/postings/{Guid.Empty}");

        (await response.Content.ReadAsStringAsync())
            .Should()
            .Be("""{"title":"C++ \u0026 \u0022\u003Cé😀\u003E\u0022","workplace":"fully-remote"}""");
    }

    [Test]
    public async Task Writes_instants_in_UTC()
    {
        using var response = await api.Post(
            "/v1/postings",
            """{"title":"x","workplace":"hybrid","startsAt":"2026-11-22T08:00:00.125+07:00"}"""
        );

        (await response.Json())["startsAt"]!.GetValue<string>().Should().Be("2026-11-22T01:00:00.125Z");
    }
}
