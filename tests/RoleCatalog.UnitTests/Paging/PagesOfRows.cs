using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.Paging;

namespace RoleCatalog.UnitTests.Paging;

internal sealed class PagesOfRows
{
    [TestCase(0, null)]
    [TestCase(2, null)]
    [TestCase(3, null)]
    [TestCase(4, "after 2")]
    public void Go_on_when_one_row_is_left_over(int rows, string? next)
    {
        var page = Page.Of([.. Enumerable.Range(0, rows)], 3, 9, row => $"after {row}");

        page.Items.Should().HaveCount(Math.Min(rows, 3));
        page.NextCursor.Should().Be(next);
        page.Total.Should().Be(9);
    }
}
