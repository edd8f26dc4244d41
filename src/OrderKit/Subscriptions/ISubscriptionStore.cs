using NodaTime;

namespace OrderKit.Subscriptions;

/// <summary>Where readers of the feed keep their place, so that it survives a restart and one host at a time goes on from it.</summary>
/// <remarks>The lease keeps two hosts from doing the same work; the epoch keeps the slower one from writing. Only the epoch is relied on:
/// clocks of hosts may differ, and a process may sleep past its lease and not know it.</remarks>
public interface ISubscriptionStore
{
    /// <summary>Becomes or stays the owner of a subscription, which is made at the first call.</summary>
    /// <remarks>A claim by another owner than the last raises the epoch, also after a lease that was given up.</remarks>
    /// <param name="name">The reader's name.</param>
    /// <param name="owner">Who claims, 1 to 100 characters: another text for every process and every start of it.</param>
    /// <param name="now">The moment, by which leases are judged.</param>
    /// <param name="lease">How long nobody else may become the owner, from now on; zero gives the ownership up.</param>
    /// <param name="cancellationToken">Gives up waiting; then it is unknown who owns it, and another call tells.</param>
    /// <returns>The subscription as it was last saved, with the owner's epoch; null when another owner's lease still runs.</returns>
    ValueTask<Subscription?> ClaimAsync(Code name, string owner, Instant now, Duration lease, CancellationToken cancellationToken);

    /// <summary>Saves position and orders set aside, unless somebody else has become the owner.</summary>
    /// <param name="subscription">What to save, with the epoch it was claimed under.</param>
    /// <param name="cancellationToken">Gives up waiting; then it is unknown whether it was saved.</param>
    /// <returns>True when saved; false when the epoch is not the newest, and nothing was changed.</returns>
    ValueTask<bool> TrySaveAsync(Subscription subscription, CancellationToken cancellationToken);

    /// <summary>Looks at a subscription without claiming it.</summary>
    /// <param name="name">The reader's name.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The subscription as it was last saved; null when nobody ever claimed it.</returns>
    ValueTask<Subscription?> FindAsync(Code name, CancellationToken cancellationToken);
}
