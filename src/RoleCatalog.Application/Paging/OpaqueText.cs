using System.Buffers.Text;
using System.Text;

namespace RoleCatalog.Application.Paging;

/// <summary>Base64url that accepts one spelling of each value: no blanks, no padding, no stray bits at the end.</summary>
internal static class OpaqueText
{
    public static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    public static byte[]? Decode(string text, int maxLength)
    {
        if (text.Length > maxLength || !Base64Url.IsValid(text))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        return Base64Url.EncodeToString(bytes) == text ? bytes : null;
    }
}
