using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace RoleCatalog.Infrastructure.Changes.Relaying;

/// <summary>
/// How a connection to RabbitMQ has ended. What the broker says counts, also when it comes after what followed from it in the
/// client.
/// </summary>
internal sealed class RabbitMqEnd : IDisposable
{
    // Reply codes of AMQP that are about the content of a message, and the method that is answered by them.
    private const ushort ContentTooLarge = 311;
    private const ushort PreconditionFailed = 406;
    private const ushort BasicClass = 60;
    private const ushort PublishMethod = 40;

    private readonly CancellationTokenSource over = new();
    private readonly Lock gate = new();

    /// <summary>Null while it has not.</summary>
    public Delivery? Delivery { get; private set; }

    /// <summary>Cancelled when it has.</summary>
    public CancellationToken Over => over.Token;

    /// <summary>Notes an end; whether it is the first.</summary>
    public bool Note(Exception error)
    {
        lock (gate)
        {
            var isFirst = Delivery is null;
            if (isFirst || (error is OperationInterruptedException && Delivery!.Value.Fate != Fate.Unacceptable))
            {
                Delivery = EndBy(error);
            }

            if (!isFirst)
            {
                return false;
            }
        }

        over.Cancel();
        return true;
    }

    public void Dispose() => over.Dispose();

    private static Delivery EndBy(Exception error) =>
        error is OperationInterruptedException { ShutdownReason: { } reason }
            ? new Delivery(IsAboutContent(reason) ? Fate.Unacceptable : Fate.Lost, reason.ReplyText)
            : new Delivery(Fate.Lost, error.GetBaseException().Message);

    private static bool IsAboutContent(ShutdownEventArgs reason) =>
        reason is { ReplyCode: PreconditionFailed or ContentTooLarge, ClassId: BasicClass, MethodId: PublishMethod };
}
