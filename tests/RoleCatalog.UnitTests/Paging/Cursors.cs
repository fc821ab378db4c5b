using System.Buffers.Text;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using RoleCatalog.Application.Paging;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

// FsCheck gives the arguments.

namespace RoleCatalog.UnitTests.Paging;

internal sealed class Cursors
{
    private static readonly Cursor Skills = Cursor.For("skills", "active", null, "label");

    [Property]
    public bool Round_trip(NonNull<string> text, long number)
    {
        var valid = new string([.. text.Get.Where(letter => !char.IsSurrogate(letter))]);
        var key = Skills.Read(Skills.After(valid, number, null))!;
        return key.Text(0) == valid && key.Number(1) == number && key.IsNull(2);
    }

    [Property(MaxTest = 2000)]
    public bool Refuse_any_text_in_one_way(string? text) => text is null || IsRefused(text);

    [Property(MaxTest = 2000)]
    public bool Refuse_any_bytes_in_one_way(byte[] bytes) => IsRefused(Base64Url.EncodeToString(bytes));

    [Property(MaxTest = 2000)]
    public bool Refuse_any_change_of_one_character(NonNegativeInt place, char letter)
    {
        var cursor = Skills.After("Zoologi", 12L).ToCharArray();
        var at = place.Get % cursor.Length;
        var changed = cursor[at] != letter;
        cursor[at] = letter;
        return !changed || IsRefused(new string(cursor));
    }

    [Test]
    public void Refuse_every_truncation()
    {
        var cursor = Skills.After("Zoologi", 12L);

        Enumerable
            .Range(0, cursor.Length)
            .Select(length => cursor[..length])
            .Should()
            .OnlyContain(part => IsRefused(part));
    }

    [Test]
    public void Tell_what_is_wrong()
    {
        CodeOf("%%%").Should().Be("cursor-malformed");
        CodeOf(Cursor.For("profiles", "active", null, "label").After("a")).Should().Be("cursor-list");
        CodeOf(Cursor.For("skills", "active", "", "label").After("a")).Should().Be("cursor-filters");
        CodeOf(Cursor.For("skills", "activ", "e", "label").After("a")).Should().Be("cursor-filters");
        CodeOf(OfFormat(2)).Should().Be("cursor-format");
    }

    [Test]
    public void Refuse_a_key_of_another_shape()
    {
        var key = Skills.Read(Skills.After("a"))!;

        key.Invoking(each => each.Number(0)).Should().Throw<CursorException>();
        key.Invoking(each => each.Text(1)).Should().Throw<CursorException>();
    }

    [Test]
    public void Are_absent_on_the_first_page() => Skills.Read(null).Should().BeNull();

    private static bool IsRefused(string cursor)
    {
        try
        {
            Skills.Read(cursor);
            return false;
        }
        catch (CursorException)
        {
            return true;
        }
    }

    private static string CodeOf(string cursor) =>
        FluentActions.Invoking(() => Skills.Read(cursor)).Should().Throw<CursorException>().Which.Code;

    private static string OfFormat(byte format)
    {
        var content = Base64Url.DecodeFromChars(Skills.After("a"))[..^4];
        content[0] = format;
        return Base64Url.EncodeToString([.. content, .. System.Security.Cryptography.SHA256.HashData(content)[..4]]);
    }
}
