using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Infrastructure;
using RoleCatalog.Infrastructure.Persistence;
using RoleCatalog.StoreTests.Persistence;

namespace RoleCatalog.StoreTests.JobPostings;

/// <summary>The second migration, on a database that the first version has filled.</summary>
internal sealed class MovingPostingsToOffers
{
    private const string Draft = "01890000-0000-7000-8000-000000000001";
    private const string Live = "01890000-0000-7000-8000-000000000002";
    private const string Closed = "01890000-0000-7000-8000-000000000003";

    private const string FilledByTheFirstVersion = """
        INSERT INTO role_descriptions (id, source_language, title, summary) VALUES ('r', 'en', '{"en":"Own"}', NULL);
        INSERT INTO job_postings (id, version, status, draft_version, public_version, latest_edition, source_language,
            profile_id, profile_revision, role_id, title, description, organization_name, organization_unit,
            organization_url, workplace_type, days_on_site, contract_type, schedule, openings, application_url,
            valid_through, time_zone, visibility, first_published_at, closed_at, close_reason, close_note, created_at,
            updated_at, draft_state, public_state)
        VALUES
            ('01890000-0000-7000-8000-000000000001', 1, 'draft', 1, NULL, NULL, 'en', NULL, NULL, 'r', NULL, NULL, NULL,
                NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL, 'public', NULL, NULL, NULL, NULL, 1, 1, '{}', NULL),
            ('01890000-0000-7000-8000-000000000002', 3, 'published', 2, 3, 1, 'en', NULL, NULL, 'r', NULL,
                '{"en":"Come"}', 'Acme', 'Unit', 'https://acme.example/', 'hybrid', 3, 'permanent', 'full-time', 4,
                'https://acme.example/jobs', '2027-06-30', 'Asia/Jakarta', 'internal', 7, NULL, NULL, NULL, 1, 7, '{}',
                '{"validity":{"endsAt":"2027-06-30T17:00:00.000Z"}}'),
            ('01890000-0000-7000-8000-000000000003', 4, 'closed', 2, 4, 1, 'en', NULL, NULL, 'r', NULL, NULL, 'Acme',
                NULL, NULL, 'remote', NULL, 'permanent', 'full-time', 1, 'https://acme.example/jobs', '2027-06-30',
                'Asia/Jakarta', 'public', 7, 9, 'filled', 'Thanks.', 1, 9, '{}',
                '{"validity":{"endsAt":"2027-06-30T17:00:00.000Z"}}');
        INSERT INTO job_posting_locations (posting_id, ordinal, country, locality)
        VALUES ('01890000-0000-7000-8000-000000000002', 0, 'ID', 'Jakarta');
        INSERT INTO job_posting_applicant_countries (posting_id, ordinal, country)
        VALUES ('01890000-0000-7000-8000-000000000003', 0, 'SG');
        INSERT INTO job_posting_salary_ranges (posting_id, ordinal, minimum_hundredths, currency, unit)
        VALUES ('01890000-0000-7000-8000-000000000002', 0, 1550, 'EUR', 'hour');
        INSERT INTO job_posting_languages (posting_id, ordinal, language)
        VALUES ('01890000-0000-7000-8000-000000000002', 0, 'id');
        INSERT INTO job_posting_placeholder_values (posting_id, key, type, value)
        VALUES ('01890000-0000-7000-8000-000000000002', 'team', 'text', '"Payments"');
        INSERT INTO external_ids (entity_kind, scheme, value, entity_id, ordinal)
        VALUES ('job-postings', 'ats', 'REQ-1', '01890000-0000-7000-8000-000000000002', 0);
        INSERT INTO job_posting_editions (posting_id, number, published_at, state)
        VALUES ('01890000-0000-7000-8000-000000000002', 1, 7, '{"as":"published"}'),
            ('01890000-0000-7000-8000-000000000003', 1, 7, '{}');
        INSERT INTO job_posting_contacts (posting_id, version, email)
        VALUES ('01890000-0000-7000-8000-000000000002', 1, 'jobs@acme.example');
        """;

    private TemporaryStore store = null!;
    private ServiceProvider services = null!;

    [SetUp]
    public async Task Migrate()
    {
        store = TemporaryStore.NotStarted();
        await using (var database = store.Another([.. Migration.Embedded("Sqlite").Take(1)]))
        {
            await database.Start(mayMigrate: true, CancellationToken.None);
            var session = new DbSession(database.Dialect);
            await database.Write(session, () => session.Execute(FilledByTheFirstVersion), CancellationToken.None);
        }

        services = new ServiceCollection()
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddCatalog(new StoreOptions { ConnectionString = store.Options.ConnectionString })
            .BuildServiceProvider();
        await services.GetRequiredService<ICatalogStore>().Start(CancellationToken.None);
    }

    [TearDown]
    public async Task Stop()
    {
        await services.DisposeAsync();
        await store.DisposeAsync();
    }

    [Test]
    public async Task Keeps_every_field_of_an_offer()
    {
        var offer = (await Read(postings => postings.Get(Live))).Draft;

        offer.OwnRole!.Title.ToDictionary().Should().Contain("en", "Own");
        offer.Description!.ToDictionary().Should().Contain("en", "Come");
        offer.Organization.Should().Be(new Organization("Acme", "Unit", WebAddress.Parse("https://acme.example/")));
        (offer.Workplace!.Type, offer.Workplace.DaysOnSite).Should().Be((WorkplaceType.Hybrid, 3));
        offer.Locations.Should().Equal(new Location(Country.Parse("ID"), null, "Jakarta", null, null));
        offer.SalaryRanges.Select(range => range.Minimum).Should().Equal(15.5m);
        offer.WorkingLanguages.Select(language => language.Value).Should().Equal("id");
        offer.PlaceholderValues["team"].Should().Be(new NeutralTextValue("Payments"));
        offer.ExternalIds.Select(id => id.Value).Should().Equal("REQ-1");
        (offer.ContractType, offer.Schedule, offer.Openings, offer.Visibility)
            .Should()
            .Be((ContractType.Permanent, WorkSchedule.FullTime, 4, Visibility.Internal));
        (offer.Validity!.Through, offer.Validity.Zone.Id).Should().Be((new DateOnly(2027, 6, 30), "Asia/Jakarta"));
        (await Read(postings => postings.Get(Closed))).Draft.Workplace!.ApplicantCountries.Should().HaveCount(1);
    }

    [Test]
    public async Task Keeps_how_far_each_posting_has_come()
    {
        var (draft, live) = (await Read(postings => postings.Get(Draft)), await Read(postings => postings.Get(Live)));
        var closed = await Read(postings => postings.Get(Closed));

        (draft.Status, draft.Version, draft.Progress.DueAt).Should().Be((JobPostingStatus.Draft, 1, null));
        (live.Status, live.Progress.DraftVersion, live.Progress.PublicVersion)
            .Should()
            .Be((JobPostingStatus.Published, 2, 3));
        live.Draft.Should().Be(await Read(postings => postings.FindPublishedContent(live.Id)));
        (closed.Status, closed.Progress.Closure)
            .Should()
            .Be((JobPostingStatus.Closed, new Closure(CloseReason.Filled, "Thanks.")));
        closed.Progress.DueAt.Should().BeNull();
    }

    [Test]
    public async Task Notes_when_what_is_live_expires()
    {
        var live = await Read(postings => postings.Get(Live));

        live.Progress.DueAt.Should().Be(live.Draft.Validity!.EndsAt);
    }

    [Test]
    public async Task Keeps_editions_to_the_byte_and_contacts()
    {
        var rows = await Read(scope =>
            scope
                .GetRequiredService<DbSession>()
                .Query<string>("SELECT state || ' ' || offer_id FROM job_posting_editions ORDER BY posting_id")
        );
        var (contact, _) = await Read(postings => postings.GetContact(JobPostingId.Parse(Live)));

        rows.Should().Equal($$"""{"as":"published"} {{Live}}""", $"{{}} {Closed}");
        contact.Email.Should().Be("jobs@acme.example");
        (await Read(postings => postings.FindPublishedContent(JobPostingId.Parse(Live))))!.Openings.Should().Be(4);
        (await Read(postings => postings.FindPublishedContent(JobPostingId.Parse(Draft)))).Should().BeNull();
    }

    private Task<T> Read<T>(Func<IJobPostingRepository, Task<T>> read) =>
        Read(scope => read(scope.GetRequiredService<IJobPostingRepository>()));

    private async Task<T> Read<T>(Func<IServiceProvider, Task<T>> read)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<IUnitOfWork>()
            .Read(() => read(scope.ServiceProvider), CancellationToken.None);
    }
}
