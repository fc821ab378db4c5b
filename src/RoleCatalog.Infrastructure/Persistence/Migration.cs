using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace RoleCatalog.Infrastructure.Persistence;

/// <summary>One step of the schema. Once released, its text never changes.</summary>
internal sealed record Migration(int Version, string Name, string Sql)
{
    public string File => string.Create(CultureInfo.InvariantCulture, $"{Version:0000}_{Name}.sql");

    /// <summary>Of the text with plain line endings, so that a checkout on Windows has the same.</summary>
    public string Checksum =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The migrations of a store, "Sqlite" or another, in order.</summary>
    public static IReadOnlyList<Migration> Embedded(string store)
    {
        var assembly = typeof(Migration).Assembly;
        var folder = $"{assembly.GetName().Name}.Persistence.Migrations.{store}.";
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
                .Select(name => Read(assembly, name, name[folder.Length..]))
                .OrderBy(migration => migration.Version),
        ];
    }

    private static Migration Read(Assembly assembly, string resource, string file)
    {
        var (version, name) = (file[..4], Path.GetFileNameWithoutExtension(file)[5..]);
        using var text = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return new Migration(int.Parse(version, CultureInfo.InvariantCulture), name, text.ReadToEnd());
    }
}
