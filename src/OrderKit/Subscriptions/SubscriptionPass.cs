using NodaTime;
using OrderKit.Processes;

namespace OrderKit.Subscriptions;

/// <summary>One pass of a reader while it runs: the place it has reached and the orders it has set aside.</summary>
internal sealed class SubscriptionPass(Subscription claimed, SubscriptionSettings settings, IFeedHandler handler, IClock clock)
{
    private readonly List<ParkedOrder> parked = [.. claimed.Parked];
    private readonly List<Refusal> refused = [];
    private readonly Instant until = clock.GetCurrentInstant() + settings.Lease;
    private int handled;
    private int failed;

    internal long Position { get; private set; } = claimed.Position;

    internal bool IsFull => parked.Count(one => one.RetryAt is not null) >= settings.ParkedMax;

    internal Subscription Reached => claimed with { Position = Position, Parked = parked.ToValueList() };

    internal SubscriptionRun Told(long last, bool isSaved) => new(Reached)
    {
        Handled = handled,
        Failed = failed,
        Behind = Math.Max(0, last - Position),
        IsFenced = !isSaved,
        Refused = refused.ToValueList(),
    };

    internal List<ParkedOrder> Due()
    {
        var now = clock.GetCurrentInstant();
        return [.. parked.Where(one => one.RetryAt <= now)];
    }

    // Past its lease another host may be at work: what is left is left to it.
    internal bool MayGoOn(CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested && clock.GetCurrentInstant() < until;

    /// <summary>Works on the next event of the feed.</summary>
    /// <returns>False when the pass must end before this event.</returns>
    internal async ValueTask<bool> GoOnAsync(FeedEvent happened, CancellationToken cancellationToken)
    {
        if (parked.TrueForAll(one => one.Order != happened.Event.OrderId)
            && await TryAsync(happened, cancellationToken).ConfigureAwait(false) is { } fault)
        {
            if (IsFull || IsStopped(fault, cancellationToken))
            {
                return false;
            }

            parked.Add(Failed(new(happened.Event.OrderId, happened.Position, 0, null, fault.Word), happened, fault.Word));
        }

        Position = happened.Position;
        return true;
    }

    /// <summary>Works on the next event of an order that was set aside.</summary>
    /// <returns>False when the order must wait on.</returns>
    internal async ValueTask<bool> CatchUpAsync(FeedEvent happened, CancellationToken cancellationToken)
    {
        var at = IndexOf(happened.Event.OrderId);
        if (await TryAsync(happened, cancellationToken).ConfigureAwait(false) is not { } fault)
        {
            parked[at] = parked[at] with { From = happened.Position + 1, Attempts = 0 };
            return true;
        }

        if (!IsStopped(fault, cancellationToken))
        {
            parked[at] = Failed(parked[at], happened, fault.Word);
        }

        return false;
    }

    internal void TakeUp(OrderId order) => parked.RemoveAt(IndexOf(order));

    private int IndexOf(OrderId order) => parked.FindIndex(one => one.Order == order);

    private ParkedOrder Failed(ParkedOrder before, FeedEvent happened, Code fault)
    {
        failed++;
        var attempts = before.Attempts + 1;
        return before with
        {
            From = happened.Position,
            Attempts = attempts,
            RetryAt = settings.Retry.NextAfter(attempts, clock.GetCurrentInstant()),
            Fault = fault,
        };
    }

    private async ValueTask<Fault?> TryAsync(FeedEvent happened, CancellationToken cancellationToken)
    {
        try
        {
            refused.AddRange(await handler.HandleAsync(happened, cancellationToken).ConfigureAwait(false));
            handled++;
            return null;
        }
        catch (Exception fault)
        {
            return new(FaultWord.Of(fault), fault is OperationCanceledException);
        }
    }

    // Being asked to stop is no fault of the event.
    private static bool IsStopped(Fault fault, CancellationToken cancellationToken) =>
        fault.IsCancellation && cancellationToken.IsCancellationRequested;

    private sealed record Fault(Code Word, bool IsCancellation);
}
