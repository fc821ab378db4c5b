using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.Changes;

namespace RoleCatalog.UnitTests.Changes;

internal sealed class StateDifferences
{
    [Test]
    public void Name_members_that_are_new_gone_or_different() =>
        StateDifference
            .Of("""{"same":1,"other":1,"gone":1}""", """{"same":1,"other":2,"new":1}""")
            .ChangedFields.Should()
            .BeEquivalentTo("/other", "/new", "/gone");

    [Test]
    public void Look_into_objects_and_escape_the_names_of_members() =>
        StateDifference
            .Of("""{"title":{"en":"a","id":"b"}}""", """{"title":{"en":"a","id":"c","x/~y":"d"}}""")
            .ChangedFields.Should()
            .BeEquivalentTo("/title/id", "/title/x~1~0y");

    [TestCase("[1,2]", "[2,1]")]
    [TestCase("""[{"a":1}]""", """[{"a":2}]""")]
    [TestCase("""[{"id":"a"},{"a":1}]""", """[{"id":"a"}]""")]
    [TestCase("""[{"id":"a"},{"id":"a"}]""", """[{"id":"a"}]""")]
    [TestCase("""[{"id":"a"}]""", """[{"key":"a"}]""")]
    [TestCase("""[{"id":1}]""", """[{"id":2}]""")]
    public void Compare_lists_of_items_without_names_as_a_whole(string before, string after) =>
        Told($$"""{"list":{{before}},"same":[{"a":1}]}""", $$"""{"list":{{after}},"same":[{"a":1}]}""")
            .Should()
            .Equal($"/list  {before} > {after}");

    [TestCase("id")]
    [TestCase("key")]
    [TestCase("tag")]
    public void Find_the_items_of_lists_by_their_names_wherever_they_stand(string name) =>
        Told(
                $$"""{"list":[{"{{name}}":"a","x":1},{"{{name}}":"b","x":1},{"{{name}}":"c","x":1}]}""",
                $$"""{"list":[{"{{name}}":"b","x":2},{"{{name}}":"c","x":1},{"{{name}}":"d"}]}"""
            )
            .Should()
            .Equal(
                "/list/0/x b 1 > 2",
                $$"""/list/2 d  > {"{{name}}":"d"}""",
                $$"""/list/0 a {"{{name}}":"a","x":1} > """
            );

    [Test]
    public void Find_items_in_items() =>
        Told(
                """{"groups":[{"id":"g","items":[{"id":"a","text":{"en":"A"}}]}]}""",
                """{"groups":[{"id":"g","items":[{"id":"a","text":{"en":"B"}}]}]}"""
            )
            .Should()
            .Equal("/groups/0/items/0/text/en a \"A\" > \"B\"");

    [Test]
    public void Tell_the_names_of_items_in_another_order() =>
        Told("""{"list":[{"id":"a"},{"id":"b"},{"id":"c"}]}""", """{"list":[{"id":"b"},{"id":"a"},{"id":"c","x":1}]}""")
            .Should()
            .Equal("""/list  ["a","b","c"] > ["b","a","c"]""", "/list/2/x c  > 1");

    [Test]
    public void Name_what_differs_in_a_list_as_a_changed_field_by_the_outermost_list() =>
        StateDifference
            .Of(
                """{"x":{"groups":[{"id":"g","items":[{"id":"a","n":1,"m":1}]}]}}""",
                """{"x":{"groups":[{"id":"g","items":[{"id":"a","n":2,"m":2}]}]}}"""
            )
            .ChangedFields.Should()
            .Equal("/x/groups");

    [Test]
    public void Name_a_member_that_became_something_else() =>
        StateDifference
            .Of("""{"a":{"b":1},"c":null,"d":1}""", """{"a":null,"c":{"b":1},"d":1.0}""")
            .ChangedFields.Should()
            .Equal("/a", "/c");

    [Test]
    public void Leave_out_what_the_envelope_says_but_not_inside() =>
        StateDifference
            .Of(
                """{"version":1,"updatedAt":"x","scale":{"version":1}}""",
                """{"version":2,"updatedAt":"y","scale":{"version":2}}"""
            )
            .ChangedFields.Should()
            .Equal("/scale/version");

    [Test]
    public void Name_every_member_of_what_is_new() =>
        StateDifference
            .Of(before: null, """{"version":1,"id":"x","title":{"en":"a"}}""")
            .ChangedFields.Should()
            .Equal("/id", "/title");

    [TestCase("""{"status":"draft"}""", """{"status":"published"}""", "draft")]
    [TestCase("""{"status":"draft"}""", """{"status":"draft"}""", null)]
    [TestCase("""{}""", """{"status":"draft"}""", null)]
    [TestCase(null, """{"status":"draft"}""", null)]
    public void Know_the_status_before_when_it_changed(string? before, string after, string? status) =>
        StateDifference.Of(before, after).StatusBefore.Should().Be(status);

    private static IEnumerable<string> Told(string before, string after) =>
        StateDifference
            .Of(before, after)
            .Values.Select(value =>
                $"{value.Pointer} {value.Item} {value.Before?.GetRawText()} > {value.After?.GetRawText()}"
            );
}
