using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using RoleCatalog.Infrastructure.Changes;

namespace RoleCatalog.Benchmarks.Searching.Generating;

/// <summary>
/// Notes which live posting asks for which skill and shows which revision. Both are written at the end, in the order of
/// their tables: as postings come, each row of them would be at another place.
/// </summary>
internal sealed class Counting
{
    private readonly Dictionary<string, List<(string Posting, AskedSkill Asked)>> uses = [];
    private readonly Dictionary<(string Profile, int Revision, string Status), int> pins = [];

    public void Add(MadePosting made)
    {
        var posting = made.Posting;
        if (!made.IsLive)
        {
            return;
        }

        foreach (var asked in made.Asked)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(uses, asked.Skill, out _);
            (known ??= []).Add((posting.Id, asked));
        }

        if (posting.LiveProfileId is { } profile)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(
                pins,
                (profile, posting.LiveRevision!.Value, posting.Status),
                out _
            )++;
        }
    }

    public void Write(SqliteConnection connection, Action<int> wrote)
    {
        using var pinned = new BulkInsert<LivePinRow>(connection, "live_pins");
        pinned.Add(
            pins.OrderBy(pin => pin.Key)
                .Select(pin => new LivePinRow(pin.Key.Profile, pin.Key.Revision, pin.Key.Status, pin.Value))
        );
        using var used = new BulkInsert<SkillUseRow>(connection, "skill_uses");
        using var counted = new BulkInsert<SkillUseCountRow>(connection, "skill_use_counts");
        var done = 0;
        foreach (var (skill, asking) in uses.OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            var rows = asking
                .OrderBy(use => use.Posting, StringComparer.Ordinal)
                .ThenBy(use => use.Asked.Requirement, StringComparer.Ordinal);
            used.Add(rows.Select(use => Row(skill, use.Posting, use.Asked)));
            var entities = asking.Select(use => use.Posting).Distinct().Count();
            counted.Add(new SkillUseCountRow(skill, EntityKinds.JobPostings, IsDraft: 0, asking.Count, entities));
            wrote(++done * 100 / uses.Count);
        }
    }

    private static SkillUseRow Row(string skill, string posting, AskedSkill asked) =>
        new(
            skill,
            EntityKinds.JobPostings,
            posting,
            IsDraft: 0,
            asked.Requirement,
            NamedId: skill,
            asked.Necessity,
            asked.Scale,
            asked.Minimum,
            asked.Desired
        );
}
