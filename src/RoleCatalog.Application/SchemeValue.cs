namespace RoleCatalog.Application;

/// <summary>A name in another system or taxonomy, as a filter writes it: <c>esco:http://data.europa.eu/esco/skill/1</c>.</summary>
public sealed record SchemeValue(string Scheme, string Value)
{
    public override string ToString() => $"{Scheme}:{Value}";
}
