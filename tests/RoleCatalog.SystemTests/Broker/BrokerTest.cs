using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using RoleCatalog.TestBroker;

namespace RoleCatalog.SystemTests.Broker;

/// <summary>Runs the built program with the broker of these tests.</summary>
public abstract class BrokerTest : SystemTest
{
    private protected RabbitBroker Broker { get; private set; } = null!;

    /// <summary>The settings of a service that sends its events to the broker.</summary>
    private protected string[] ToBroker => ["--Broker:Transport=RabbitMq", $"--Broker:Uri={Broker.Uri}"];

    [SetUp]
    public async Task HaveABroker() => Broker = await SharedBroker.Get();
}

/// <summary>Ignores, by their names, tests that stop, freeze or change the broker when it belongs to somebody else.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresOwnBrokerAttribute : NUnitAttribute, IApplyToTest
{
    public void ApplyToTest(Test test)
    {
        if (RabbitBroker.IsForeign)
        {
            test.RunState = RunState.Ignored;
            test.Properties.Set(PropertyNames.SkipReason, $"the broker that {RabbitBroker.Variable} names is not ours");
        }
    }
}
