using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Infrastructure.Changes;

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

    [Test]
    public void Compare_lists_as_a_whole() =>
        StateDifference
            .Of("""{"list":[1,2],"same":[{"a":1}]}""", """{"list":[2,1],"same":[{"a":1}]}""")
            .ChangedFields.Should()
            .Equal("/list");

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
}
