using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RoleCatalog.Contracts;

namespace RoleCatalog.Api.Changes.Contract;

/// <summary>The documentation of the contracts, from the file that the compiler writes beside them.</summary>
internal sealed partial class ContractDocs
{
    private readonly Dictionary<string, XElement> members = XDocument
        .Load(Path.ChangeExtension(typeof(CatalogEvent).Assembly.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    public string Of(Type type) => Text(members[$"T:{type.FullName}"].Element("summary")!);

    public string Of(FieldInfo constant) =>
        Text(members[$"F:{constant.DeclaringType!.FullName}.{constant.Name}"].Element("summary")!);

    /// <summary>Of a property, which may be a parameter of its record.</summary>
    public string Of(PropertyInfo member) =>
        Text(
            members.TryGetValue($"P:{member.DeclaringType!.FullName}.{member.Name}", out var property)
                ? property.Element("summary")!
                : members[$"T:{member.DeclaringType.FullName}"]
                    .Elements("param")
                    .Single(parameter => parameter.Attribute("name")!.Value == member.Name)
        );

    private static string Text(XElement element) =>
        Blanks().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) =>
        node switch
        {
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement { Name.LocalName: "see" } link => $"`{Name(link)}`",
            XElement { Name.LocalName: var name } => throw new NotSupportedException($"<{name}> in the documentation."),
            _ => node.ToString(SaveOptions.DisableFormatting),
        };

    // P:RoleCatalog.Contracts.CatalogEventData.State; members are told as they stand in JSON.
    private static string Name(XElement link)
    {
        var reference = link.Attribute("cref")!.Value;
        var name = reference[(reference.LastIndexOf('.') + 1)..];
        return reference.StartsWith("P:", StringComparison.Ordinal)
            ? JsonNamingPolicy.CamelCase.ConvertName(name)
            : name;
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
