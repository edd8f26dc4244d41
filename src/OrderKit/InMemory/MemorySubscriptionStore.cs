using NodaTime;
using OrderKit.Subscriptions;

namespace OrderKit.InMemory;

/// <summary>Keeps the places of readers in memory: after a restart they begin anew, which repeats everything once.</summary>
/// <remarks>Safe to share between threads.</remarks>
public sealed class MemorySubscriptionStore : ISubscriptionStore
{
    private readonly Dictionary<Code, (Subscription Saved, string Owner, Instant Until)> kept = [];
    private readonly Lock gate = new();

    /// <inheritdoc/>
    public ValueTask<Subscription?> ClaimAsync(
        Code name, string owner, Instant now, Duration lease, CancellationToken cancellationToken)
    {
        Identifier.Require(owner);
        ArgumentOutOfRangeException.ThrowIfLessThan(lease, Duration.Zero);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            var (saved, last, until) = kept.GetValueOrDefault(name, (new(name, 0, 0), "", Instant.MinValue));
            if (last != owner && now < until)
            {
                return new((Subscription?)null);
            }

            var claimed = last == owner ? saved : saved with { Epoch = saved.Epoch + 1 };
            kept[name] = (claimed, owner, now + lease);
            return new(claimed);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> TrySaveAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (!kept.TryGetValue(subscription.Name, out var before) || before.Saved.Epoch != subscription.Epoch)
            {
                return new(false);
            }

            kept[subscription.Name] = before with { Saved = subscription };
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<Subscription?> FindAsync(Code name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return new(kept.GetValueOrDefault(name).Saved);
        }
    }
}
