using System.Runtime.Serialization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using MassTransit;
using MassTransit.Context;
using MassTransit.Serialization;
using NUnit.Framework;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.MassTransit;

namespace RoleCatalog.UnitTests.Changes;

internal sealed class TheWireFormat
{
    private static readonly CloudEventsSerializerFactory Factory = new();

    private static readonly CatalogEvent Event = SampleEvent.Of(
        state: """{"title":{"en":"R&D <lead>","id":"Pimpinan “riset”"}}"""
    );

    [Test]
    public void Is_the_json_of_the_event_and_nothing_else()
    {
        var sent = Sent(Event);

        Encoding
            .UTF8.GetString(sent.Body.GetBytes())
            .Should()
            .Be(JsonSerializer.Serialize(Event, ContractsJson.Readable.CatalogEvent))
            .And.Contain("\"R&D <lead>\"")
            .And.Contain("\"Pimpinan “riset”\"");
        sent.ContentType!.ToString().Should().Be("application/cloudevents+json");
    }

    [Test]
    public void Needs_no_headers_and_has_the_id_of_the_event_as_the_id_of_the_message()
    {
        var sent = Sent(Event);
        _ = sent.Body;

        sent.MessageId.Should().Be(Guid.Parse(Event.Id));
        sent.Headers.GetAll().Should().BeEmpty();
    }

    [Test]
    public void Takes_no_other_message() =>
        Sent(new Other("x")).Invoking(sent => sent.Body).Should().Throw<SerializationException>();

    [Test]
    public void Comes_back_as_the_event_that_it_was()
    {
        Received(Sent(Event).Body).TryGetMessage(out CatalogEvent? read).Should().BeTrue();

        read.Should().BeEquivalentTo(Event, compared => compared.Excluding(each => each.Data.State));
        JsonElement.DeepEquals(read!.Data.State, Event.Data.State).Should().BeTrue();
    }

    [Test]
    public void Comes_back_as_no_other_message()
    {
        var received = Received(Sent(Event).Body);

        received.TryGetMessage(out Other? _).Should().BeFalse();
        received.TryGetMessage(out object? _).Should().BeFalse();
        received.TryGetMessage(out JsonObject? _).Should().BeFalse();
        received.TryGetMessage(typeof(Other), out _).Should().BeFalse();
        received.IsSupportedMessageType<Other>().Should().BeFalse();
        received.IsSupportedMessageType<CatalogEvent>().Should().BeTrue();
    }

    [Test]
    public void Is_read_with_members_that_nobody_knows_yet_and_sent_on_with_them()
    {
        var body = Changed(json => json["colour"] = "green");
        var received = Received(body);

        received.TryGetMessage(out CatalogEvent? read).Should().BeTrue();
        Sent(read!, received.GetMessageSerializer()).Body.GetBytes().Should().Equal(body.GetBytes());
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("not json")]
    [TestCase("""{"messageId":"1","messageType":["urn:message:A:B"],"message":{}}""")]
    public void Is_not_taken_for_something_else(string body) =>
        FluentActions
            .Invoking(() => Received(Factory.CreateDeserializer().GetMessageBody(body)))
            .Should()
            .Throw<SerializationException>();

    [TestCase("id")]
    [TestCase("type")]
    [TestCase("subject")]
    [TestCase("logid")]
    [TestCase("sequence")]
    [TestCase("entityversion")]
    [TestCase("data")]
    public void Has_what_every_event_has(string member)
    {
        FluentActions
            .Invoking(() => Received(Changed(json => json.Remove(member))))
            .Should()
            .Throw<SerializationException>();
        FluentActions
            .Invoking(() => Received(Changed(json => json[member] = null)))
            .Should()
            .Throw<SerializationException>();
    }

    [TestCase("job-posting.published", "job-postings/1", "job-posting.published.1")]
    [TestCase("skill.defined", "skills/x/y", "skill.defined.x/y")]
    public void Has_a_routing_key_of_what_happened_to_what(string type, string subject, string key) =>
        CatalogBus.RoutingKey(SampleEvent.Of($"rolecatalog.{type}.v1", subject)).Should().Be(key);

    [TestCase("rolecatalog.skill.defined", "skills/1")]
    [TestCase("other.skill.defined.v1", "skills/1")]
    [TestCase("rolecatalog.v1", "skills/1")]
    [TestCase("rolecatalog.skill.defined.v1", "skills")]
    public void Has_no_routing_key_for_what_is_no_event_of_the_catalogue(string type, string subject) =>
        FluentActions
            .Invoking(() => CatalogBus.RoutingKey(SampleEvent.Of(type, subject)))
            .Should()
            .Throw<FormatException>();

    private static MessageSendContext<T> Sent<T>(T message, IMessageSerializer? serializer = null)
        where T : class => new(message) { Serializer = serializer ?? Factory.CreateSerializer() };

    private static SerializerContext Received(MessageBody body) =>
        Factory.CreateDeserializer().Deserialize(body, new DictionarySendHeaders());

    private static BytesMessageBody Changed(Action<JsonObject> change)
    {
        var json = JsonNode.Parse(Sent(Event).Body.GetBytes())!.AsObject();
        change(json);
        return new BytesMessageBody(JsonSerializer.SerializeToUtf8Bytes(json));
    }

    private sealed record Other(string Text);
}
