using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;
using RoleCatalog.Infrastructure;
using RoleCatalog.Infrastructure.Persistence;
using RoleCatalog.StoreTests.Persistence;

namespace RoleCatalog.StoreTests.Skills;

/// <summary>The migrations of skills, on a database that an earlier version has filled.</summary>
internal sealed class UpgradingSkills
{
    private const int TheEarlierVersion = 7;

    private const string FilledByTheEarlierVersion = """
        INSERT INTO skills (id, key, version, status, kind, source_language, created_at, updated_at, public_state, replaced_by)
        VALUES ('c', 'c', 1, 'active', 'technology', 'en', 1, 1, '{}', NULL),
            ('b', 'b', 2, 'deprecated', 'technology', 'en', 1, 1, '{}', 'c'),
            ('a', 'a', 2, 'deprecated', 'technology', 'en', 1, 1, '{}', 'b'),
            ('gone', 'gone', 2, 'deprecated', 'technology', 'en', 1, 1, '{}', NULL);
        INSERT INTO skill_names (skill_id, ordinal, is_active, language, folded, squeezed, tail, is_label, name)
        VALUES ('c', 0, 1, 'en', 'ci «tools» 1.10', 'ci«tool»110', '110', 1, 'CI «Tools» 1.10'),
            ('c', 1, 1, 'en', 'deployments', 'near', 'ear', 0, 'Deployments');
        INSERT INTO skill_names (skill_id, ordinal, is_active, language, folded, squeezed, tail, is_label, name)
        WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < 1200)
        SELECT 'gone', number, 0, 'en', 'name ' || number, '', '', 0, 'Name ' || number FROM numbers;
        INSERT INTO role_descriptions (id, source_language, title) VALUES ('r1', 'en', '{}'), ('r2', 'en', '{}');
        INSERT INTO requirement_groups (role_id, id, ordinal, match) VALUES ('r1', 'g', 0, 'all'), ('r2', 'g', 0, 'all');
        INSERT INTO requirements (role_id, id, group_id, ordinal, match, necessity)
        VALUES ('r1', 'q1', 'g', 0, 'all', 'required'), ('r2', 'q2', 'g', 0, 'all', 'preferred');
        INSERT INTO requirement_skills (role_id, requirement_id, skill_id, ordinal)
        VALUES ('r1', 'q1', 'a', 0), ('r1', 'q1', 'c', 1), ('r2', 'q2', 'gone', 0);
        INSERT INTO skill_profiles (id, key, version, status, draft_version, latest_revision, role_id, created_at, updated_at,
            draft_state)
        VALUES ('changed', 'changed', 1, 'published', 1, 1, 'r2', 1, 1, '{}'),
            ('same', 'same', 1, 'published', 1, 1, 'r1', 1, 1, '{}');
        INSERT INTO skill_profile_revisions (profile_id, number, role_id, published_at, state)
        VALUES ('changed', 1, 'r1', 1, '{}'), ('same', 1, 'r1', 1, '{}');
        INSERT INTO offers (id, source_language, openings, visibility) VALUES ('o', 'en', 1, 'public');
        INSERT INTO job_postings (id, version, status, draft_version, latest_edition, draft_offer_id, filled_openings,
            created_at, updated_at, draft_state)
        VALUES ('live', 1, 'suspended', 1, 2, 'o', 0, 1, 1, '{}'), ('closed', 1, 'closed', 1, 1, 'o', 0, 1, 1, '{}');
        INSERT INTO job_posting_editions (posting_id, number, offer_id, published_at, state)
        VALUES ('live', 1, 'o', 1, '{}'), ('live', 2, 'o', 1, '{}'), ('closed', 1, 'o', 1, '{}');
        INSERT INTO job_posting_skills (posting_id, edition, requirement_id, skill_id, necessity)
        VALUES ('live', 1, 'q1', 'gone', 'required'), ('live', 2, 'q1', 'b', 'required'), ('closed', 1, 'q1', 'a', 'required');
        """;

    private TemporaryStore store = null!;
    private ServiceProvider services = null!;

    [SetUp]
    public async Task Upgrade()
    {
        store = TemporaryStore.NotStarted();
        await using (var database = store.Another([.. Migration.Embedded("Sqlite").Take(TheEarlierVersion)]))
        {
            await database.Start(mayMigrate: true, CancellationToken.None);
            var session = new DbSession(database.Dialect);
            await database.Write(session, () => session.Execute(FilledByTheEarlierVersion), CancellationToken.None);
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
    public async Task Finds_the_end_of_each_chain_of_replacements() =>
        (await Rows("SELECT id || ' ' || current_id FROM skills ORDER BY id"))
            .Should()
            .Equal("a c", "b c", "c c", "gone gone");

    [Test]
    public async Task Notes_and_counts_who_asks_for_a_skill()
    {
        (
            await Rows(
                "SELECT skill_id || ' ' || entity_id || ' ' || is_draft || ' ' || named_id FROM skill_uses ORDER BY 1"
            )
        )
            .Should()
            .Equal("c changed 0 a", "c changed 0 c", "c live 0 b", "c same 0 a", "c same 0 c", "gone changed 1 gone");
        (
            await Rows(
                "SELECT skill_id || ' ' || entity_kind || ' ' || uses || ' ' || entities FROM skill_use_counts ORDER BY 1"
            )
        )
            .Should()
            .Equal("c job-postings 1 1", "c skill-profiles 4 2", "gone skill-profiles 1 1");
    }

    [Test]
    public async Task Notes_what_names_are_like_by_the_rule_of_today()
    {
        (
            await Rows(
                "SELECT squeezed || ' ' || backward FROM skill_names WHERE skill_id = 'c' OR ordinal = 1200 ORDER BY skill_id, ordinal"
            )
        )
            .Should()
            .Equal("citools1.10 ", "deployment tnemyolped", "name1200 ");
        (await Rows("SELECT name FROM skill_names WHERE backward IS NULL OR squeezed = ''")).Should().BeEmpty();
    }

    private async Task<IReadOnlyList<string>> Rows(string sql)
    {
        await using var scope = services.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        return await scope
            .ServiceProvider.GetRequiredService<Application.Pipeline.IUnitOfWork>()
            .Read(() => session.Query<string>(sql), CancellationToken.None);
    }
}
