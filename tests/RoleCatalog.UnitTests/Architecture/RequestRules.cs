using System.Reflection;
using FluentAssertions;
using MediatR;
using NUnit.Framework;
using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.UnitTests.Architecture;

internal sealed class RequestRules
{
    private static readonly Type[] Types = [.. Solution.Written(Solution.Application, Solution.Infrastructure)];

    [Test]
    public void Every_request_has_one_handler() => NotHandledOnce(Types).Should().BeEmpty();

    [Test]
    public void Every_request_is_a_command_or_a_query_or_only_sends_such() => OfNoKind(Types).Should().BeEmpty();

    [Test]
    public void No_command_carries_the_time_and_no_handler_is_given_one() => TakingTheTime(Types).Should().BeEmpty();

    [Test]
    public void Nothing_reads_the_clock_of_the_system() =>
        ReadingTheClock(
                new[] { Solution.Domain, Solution.Contracts, Solution.Application, Solution.Infrastructure }.SelectMany(
                    layer => layer.GetTypes()
                )
            )
            .Should()
            .BeEmpty();

    [Test]
    public void A_handler_that_changes_an_aggregate_takes_the_clock() =>
        Types
            .Where(type => type.IsClass && Has(type, typeof(IRequestHandler<,>)))
            .Where(type => ChangesAnAggregate(type) && !Constructor(type).Contains(typeof(TimeProvider)))
            .Should()
            .BeEmpty();

    [Test]
    public void These_rules_bite()
    {
        Type[] offenders = [typeof(Forgotten), typeof(Twice), typeof(Twice.One), typeof(Twice.Two)];

        NotHandledOnce(offenders).Should().BeEquivalentTo(nameof(Forgotten), nameof(Twice));
        OfNoKind([typeof(Kindless), typeof(Kindless.Handler)]).Should().Equal(nameof(Kindless));
        TakingTheTime(offenders).Should().BeEquivalentTo(nameof(Forgotten), nameof(Twice.One));
        ReadingTheClock([typeof(Twice.Two)]).Should().Equal(nameof(Twice.Two));
        Types.Count(ChangesAnAggregate).Should().BeGreaterThan(8, "the rule about handlers has something to look at");
        NotHandledOnce(Types.Where(type => type.Name != "GetSkillHandler")).Should().Equal("GetSkill");
    }

    private static IEnumerable<string> NotHandledOnce(IEnumerable<Type> types)
    {
        var all = types.ToList();
        var handled = all.SelectMany(type => type.GetInterfaces())
            .Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
            .Select(face => face.GetGenericArguments()[0])
            .ToLookup(request => request);
        return all.Where(type => type is { IsClass: true, IsAbstract: false } && Has(type, typeof(IRequest<>)))
            .Where(request => handled[request].Count() != 1)
            .Select(request => request.Name);
    }

    private static IEnumerable<string> OfNoKind(IReadOnlyCollection<Type> types) =>
        from request in types
        where request.IsClass && Has(request, typeof(IRequest<>))
        where Has(request, typeof(ICommand<>)) == Has(request, typeof(IQuery<>))
        from handler in types.Where(type => type.DeclaringType == request && Has(type, typeof(IRequestHandler<,>)))
        where Constructor(handler).Any(given => given != typeof(IMediator))
        select request.Name;

    private static IEnumerable<string> TakingTheTime(IEnumerable<Type> types) =>
        types
            .Where(type =>
                Has(type, typeof(ICommand<>)) && type.GetProperties().Any(member => IsTime(member.PropertyType))
                || Has(type, typeof(IRequestHandler<,>)) && Constructor(type).Any(IsTime)
            )
            .Select(type => type.Name);

    private static IEnumerable<string> ReadingTheClock(IEnumerable<Type> types)
    {
        string[] clocks = ["get_Now", "get_UtcNow", "get_Today"];
        return types
            .Where(type =>
                Il.Calls(type)
                    .Any(method =>
                        (method.DeclaringType == typeof(DateTime) || method.DeclaringType == typeof(DateTimeOffset))
                        && clocks.Contains(method.Name)
                    )
            )
            .Select(type => Solution.Writer(type) == type ? type.Name : type.Name.Split('<')[0])
            .Distinct();
    }

    private static bool ChangesAnAggregate(Type type) =>
        Has(type, typeof(IRequestHandler<,>))
        && type.GetNestedTypes(BindingFlags.NonPublic)
            .Prepend(type)
            .SelectMany(Il.Calls)
            .Any(method =>
                typeof(Domain.AggregateRoot).IsAssignableFrom(method.DeclaringType)
                && method.GetParameters().Any(parameter => IsTime(parameter.ParameterType))
            );

    private static bool IsTime(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is var plain
        && (plain == typeof(DateTime) || plain == typeof(DateTimeOffset));

    private static bool Has(Type type, Type definition) =>
        type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == definition);

    private static IEnumerable<Type> Constructor(Type type) =>
        type.GetConstructors().SelectMany(made => made.GetParameters()).Select(parameter => parameter.ParameterType);

    private sealed record Forgotten(DateTime At) : ICommand<int>;

    private sealed record Kindless : IRequest<int>
    {
        public sealed class Handler(TimeProvider clock) : IRequestHandler<Kindless, int>
        {
            public Task<int> Handle(Kindless request, CancellationToken cancellationToken) =>
                Task.FromResult(clock.GetUtcNow().Year);
        }
    }

    private sealed record Twice : IQuery<int>
    {
        public sealed class One(DateTimeOffset now) : IRequestHandler<Twice, int>
        {
            public Task<int> Handle(Twice request, CancellationToken cancellationToken) => Task.FromResult(now.Year);
        }

        public sealed class Two : IRequestHandler<Twice, int>
        {
#pragma warning disable RS0030 // The offender.
            public Task<int> Handle(Twice request, CancellationToken cancellationToken) =>
                Task.FromResult(DateTimeOffset.UtcNow.Year);
#pragma warning restore RS0030
        }
    }
}
