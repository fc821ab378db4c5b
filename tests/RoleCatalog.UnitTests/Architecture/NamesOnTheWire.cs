using System.Reflection;
using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Api.Conventions.Json;
using RoleCatalog.Application;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.UnitTests.Architecture;

internal sealed class NamesOnTheWire
{
    private static readonly Type[] Enums = [.. Solution.Domain.GetTypes().Where(type => type.IsEnum && type.IsPublic)];

    [TestCaseSource(nameof(Enums))]
    public void Come_back_as_the_value_that_they_were(Type type)
    {
        foreach (var value in Enum.GetValues(type))
        {
            var name = Wire(nameof(Application.Wire.Name), type, value);

            name.Should().BeOfType<string>().Which.Should().MatchRegex("^[a-z]+(-[a-z]+)*$");
            Wire(nameof(Application.Wire.Value), type, name).Should().Be(value);
            StateJson.Write(value).Should().Be($"\"{name}\"", "states are kept with the same names");
            JsonSerializer.Serialize(value, type, CatalogJson.Options).Should().Be($"\"{name}\"", "so does the API");
        }
    }

    [Test]
    public void Are_distinct_in_every_enum() =>
        Enums.Should().OnlyContain(type => Enum.GetNames(type).Length == Enum.GetValuesAsUnderlyingType(type).Length);

    [Test]
    public void Are_those_of_the_field() =>
        new[]
        {
            Application.Wire.Name(ContractType.FixedTerm),
            Application.Wire.Name(WorkSchedule.FullTime),
            Application.Wire.Name(WorkplaceType.OnSite),
        }
            .Should()
            .Equal("fixed-term", "full-time", "on-site");

    private static object Wire(string method, Type type, object argument) =>
        typeof(Application.Wire)
            .GetMethod(method, BindingFlags.Public | BindingFlags.Static)!
            .MakeGenericMethod(type)
            .Invoke(null, [argument])!;
}
