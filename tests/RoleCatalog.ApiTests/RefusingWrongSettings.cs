using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.ApiTests;

/// <summary>A setting that cannot be read stops the start, with a message that names it; the program says no more.</summary>
internal sealed class RefusingWrongSettings
{
    [TestCase("Security:PublicReading")]
    [TestCase("Fill:Demo")]
    public Task That_are_neither_true_nor_false(string setting)
    {
        var start = () => RunningCatalog.Start(settings: $"--{setting}=maybe");

        return start.Should().ThrowAsync<SettingException>().WithMessage($"*'maybe'*'{setting}'*");
    }

    [Test]
    public Task Of_the_scheme_of_tokens()
    {
        var start = () => RunningCatalog.Start(settings: "--Authentication:Schemes:Bearer:SaveToken=maybe");

        return start.Should().ThrowAsync<SettingException>().WithMessage("Authentication:Schemes:Bearer: *'maybe'*");
    }

    [TestCase("Api:PublicUrl", "catalog.example")]
    [TestCase("Api:PublicUrl", "/catalog")]
    [TestCase("Api:PublicUrl", "ftp://catalog.example")]
    [TestCase("Api:PublicUrl", "https://catalog.example?x=1")]
    [TestCase("Api:PublicUrl", "https://catalog.example/?")]
    [TestCase("Api:PublicUrl", "https://catalog.example/#x")]
    [TestCase("Api:PublicUrl", "https://me:secret@catalog.example")]
    [TestCase("Api:PublicUrl", "https://catalog example")]
    [TestCase("Events:Source", "http://catalog.example/role catalog")]
    [TestCase("Events:Source", "<roles>")]
    public Task Of_addresses_that_are_none(string setting, string value)
    {
        var start = () => RunningCatalog.Start(settings: $"--{setting}={value}");

        return start.Should().ThrowAsync<SettingException>().WithMessage($"{setting}: *must be*");
    }

    [TestCase("Broker:Transport", "--Broker:Transport=Kafka", "*'Kafka'*")]
    [TestCase("Broker:Uri", "--Broker:Transport=RabbitMq", "*amqp://*")]
    [TestCase("Broker:Uri", "--Broker:Transport=RabbitMq --Broker:Uri=http://user:secret@broker/", "*amqp://*")]
    public async Task Of_the_broker_without_telling_its_password(string setting, string given, string message)
    {
        var start = () => RunningCatalog.Start(settings: given.Split(' '));

        var refused = await start.Should().ThrowAsync<SettingException>().WithMessage($"{setting}: {message}");
        refused.Which.Message.Should().NotContain("secret");
    }
}
