using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using RoleCatalog.Domain;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.RoleDescriptions.Differences;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace RoleCatalog.UnitTests.RoleDescriptions.Differences;

internal sealed class ComparingRoles
{
    private static readonly ItemId[] Ids = [.. Enumerable.Range(0, 12).Select(_ => ItemIds.Next())];

    [Test]
    public void Names_what_was_added_removed_and_changed()
    {
        var before = Role([Group(10, Duty(1, "a"), Duty(2, "b"))]);
        var after = Role([Group(10, Duty(2, "c"), Duty(3, "d"))]);

        Told(before, after)
            .Should()
            .Equal("Responsibility 2 changed text", "Responsibility 3 added", "Responsibility 1 removed");
    }

    [Test]
    public void Takes_one_item_that_moved_for_one_change()
    {
        var before = Role([Group(10, Duty(1), Duty(2), Duty(3), Duty(4))]);
        var after = Role([Group(10, Duty(4), Duty(1), Duty(2), Duty(3))]);

        Told(before, after).Should().Equal("Responsibility 4 moved");
    }

    [Test]
    public void Lets_items_stay_whose_place_is_the_same()
    {
        var before = Role([Group(10, Duty(1), Duty(2), Duty(3))]);
        var after = Role([Group(10, Duty(3), Duty(2), Duty(1))]);

        Told(before, after).Should().Equal("Responsibility 3 moved", "Responsibility 1 moved");
    }

    [Test]
    public void Knows_behind_which_one_an_item_stands_that_moved_though_its_place_has_the_same_number()
    {
        var before = Role([Group(10, Duty(1), Duty(2), Duty(3), Duty(4), Duty(5), Duty(6))]);
        var after = Role([Group(10, Duty(4), Duty(5), Duty(3), Duty(6), Duty(1), Duty(2))]);

        var moved = RoleDifference.Of(before, after).Items.Single(item => item.Id == Ids[3].ToString());

        Told(before, after)
            .Should()
            .BeEquivalentTo("Responsibility 1 moved", "Responsibility 2 moved", "Responsibility 3 moved");
        (moved.From!.Index, moved.To!.Index).Should().Be((2, 2));
        (moved.From.After, moved.To.After).Should().Be((Ids[2].ToString(), Ids[5].ToString()));
    }

    [Test]
    public void Tells_a_move_to_another_group()
    {
        var before = Role([Group(10, Duty(1), Duty(2)), Group(11, Duty(3))]);
        var after = Role([Group(10, Duty(1)), Group(11, Duty(3), Duty(2, "changed"))]);

        var difference = RoleDifference.Of(before, after);

        Told(before, after).Should().Equal("Responsibility 2 changed moved text");
        difference.Items[0].From.Should().Be(new ItemPlace(Ids[10].ToString(), 1, Ids[1].ToString()));
        difference.Items[0].To.Should().Be(new ItemPlace(Ids[11].ToString(), 1, Ids[3].ToString()));
    }

    [Test]
    public void Tells_of_the_title_and_of_the_group() =>
        Told(
                RoleOutline.Of(A.Role().Called("Developer").Build(), ("family", A.Key("engineering"))),
                RoleOutline.Of(A.Role().Called("Engineer").Build() with { ResponsibilityGroups = [] })
            )
            .Should()
            .StartWith("Role  changed title family")
            .And.HaveCount(3);

    [Test]
    public void Is_of_a_translation_when_only_one_was_added()
    {
        var plain = Role([Group(10, Duty(1, "Build"))]);
        var translated = Role([Group(10, new Responsibility(Ids[1], A.Text("Build", "Bangun")))]);

        RoleDifference.Of(plain, plain).Kind.Should().Be(DifferenceKind.None);
        RoleDifference.Of(plain, translated).Kind.Should().Be(DifferenceKind.Translation);
        RoleDifference.Of(translated, plain).Kind.Should().Be(DifferenceKind.Content, "a translation is gone");
        RoleDifference
            .Of(translated, Role([Group(10, new Responsibility(Ids[1], A.Text("Build", "Buat")))]))
            .Kind.Should()
            .Be(DifferenceKind.Content, "readers of Indonesian see another text");
    }

    [Property(MaxTest = 300)]
    public Property Gives_what_makes_the_one_of_the_other() =>
        Prop.ForAll(
            Gen.Zip(Outlines, Outlines).ToArbitrary(),
            pair =>
            {
                var (before, after) = (pair.Item1, pair.Item2);
                Written(Applied(before, RoleDifference.Of(before, after))).Should().Equal(Written(after));
                RoleDifference.Of(before, before).Items.Should().BeEmpty();
                RoleDifference.Of(before, after).Items.Should().OnlyHaveUniqueItems(item => $"{item.Part} {item.Id}");
            }
        );

    /// <summary>The outline with each part changed, put and removed as the difference says.</summary>
    private static List<RoleItem> Applied(RoleOutline before, RoleDifference difference)
    {
        var told = difference.Items.ToDictionary(item => (item.Part, item.Id));
        var items = before
            .Items.Where(item =>
                !told.TryGetValue((item.Part, item.Id), out var gone) || !gone.IsRemoved && !gone.IsMoved
            )
            .Select(item => Changed(item, told.GetValueOrDefault((item.Part, item.Id))))
            .ToList();
        foreach (
            var put in difference.Items.Where(item => item.IsAdded || item.IsMoved).OrderBy(item => item.To!.Index)
        )
        {
            var old = before.Items.FirstOrDefault(item => item.Part == put.Part && item.Id == put.Id);
            var item = Changed(old ?? new RoleItem(put.Part, put.Id, "", []), put) with { Within = put.To!.Within };
            var beside = items.Where(known => known.Part == put.Part && known.Within == item.Within).ToList();
            items.Insert(beside.Count > put.To.Index ? items.IndexOf(beside[put.To.Index]) : items.Count, item);
        }

        return items;
    }

    private static RoleItem Changed(RoleItem item, ItemDifference? difference) =>
        difference is null
            ? item
            : item with
            {
                Fields =
                [
                    .. item.Fields.Where(field => difference.Fields.All(changed => changed.Name != field.Name)),
                    .. difference
                        .Fields.Where(field => field.After is not null)
                        .Select(field => new RoleField(field.Name, field.After!)),
                ],
            };

    private static IEnumerable<string> Written(RoleOutline outline) => Written(outline.Items);

    /// <summary>Each part on a line, by its kind and where it stands; the order of parts in others does not matter.</summary>
    private static IEnumerable<string> Written(IEnumerable<RoleItem> items) =>
        items
            .Select(item =>
                $"{item.Part} {item.Within} {item.Id} {string.Join(';', item.Fields.OrderBy(field => field.Name).Select(field => $"{field.Name}={Value(field.Value)}"))}"
            )
            .GroupBy(line => string.Join(' ', line.Split(' ')[..2]))
            .OrderBy(group => group.Key)
            .SelectMany(group => group);

    private static string Value(RoleValue value) =>
        value is RoleText text
            ? string.Join(',', text.Text.Texts.Select(entry => $"{entry.Key}:{entry.Value}"))
            : $"{value}";

    private static Gen<RoleOutline> Outlines =>
        from order in Gen.Shuffle(Enumerable.Range(0, 10).ToArray())
        from count in Gen.Choose(0, 10)
        from cut in Gen.Choose(0, 10)
        from words in Gen.ArrayOf(Gen.Elements("a", "b", "c"), 10)
        from swapped in Gen.Elements(true, false)
        select Outline(order.Take(count).Select(number => Duty(number, words[number])).ToList(), cut, swapped);

    private static RoleOutline Outline(List<Responsibility> duties, int cut, bool swapped)
    {
        List<ResponsibilityGroup> groups = [Group(10, [.. duties.Take(cut)]), Group(11, [.. duties.Skip(cut)])];
        if (swapped)
        {
            groups.Reverse();
        }

        return Role([.. groups.Where(group => group.Responsibilities.Count > 0)]);
    }

    private static Responsibility Duty(int number, string text = "same") => new(Ids[number], A.Text(text));

    private static ResponsibilityGroup Group(int number, params Responsibility[] duties) =>
        new(Ids[number], null, [.. duties]);

    private static RoleOutline Role(IReadOnlyList<ResponsibilityGroup> groups) =>
        RoleOutline.Of(A.Role().Build() with { ResponsibilityGroups = [.. groups] });

    private static IEnumerable<string> Told(RoleOutline before, RoleOutline after) =>
        RoleDifference
            .Of(before, after)
            .Items.Select(item =>
            {
                var number = Array.FindIndex(Ids, id => id.ToString() == item.Id);
                string[] words =
                [
                    $"{item.Part} {(number < 0 ? "" : number)}",
                    item.IsAdded ? "added"
                    : item.IsRemoved ? "removed"
                    : item.Fields.Count > 0 ? "changed"
                    : "",
                    item.IsMoved ? "moved" : "",
                    .. item.IsAdded || item.IsRemoved ? [] : item.Fields.Select(field => field.Name),
                ];
                return string.Join(' ', words.Where(word => word.Length > 0));
            });
}
