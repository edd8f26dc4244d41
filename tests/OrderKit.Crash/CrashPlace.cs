namespace OrderKit.Crash;

/// <summary>Where the stores of a campaign lie, and what else than the shop can be killed there.</summary>
internal abstract class CrashPlace : IDisposable
{
    /// <summary>Makes a place for a kind of store.</summary>
    internal static async Task<CrashPlace> OfAsync(string store, CrashControl control) => store switch
    {
        "sqlite" => new FilePlace(),
        "postgresql" => await ServerPlace.StartAsync(control),
        _ => throw new ArgumentException($"There is no store {store}.", nameof(store)),
    };

    /// <summary>The longest wait, in milliseconds from its start, before a shop is killed.</summary>
    internal abstract int LongestLife { get; }

    /// <summary>The highest numbered point at which a shop is killed.</summary>
    internal virtual int LastPoint => 120;

    /// <summary>One in how many shops is killed at a moment counted from its recovery, not from its start; 0 for none.</summary>
    internal virtual int LateOneIn => 0;

    /// <summary>The server's kills so far, of these in recovery and at numbered points; 0 where there is no server.</summary>
    internal virtual (int All, int InRecovery, int Enumerated) ServerKills => default;

    public abstract void Dispose();

    /// <summary>Makes room for a new shop in a folder.</summary>
    internal abstract void Begin(string folder);

    /// <summary>Copies what a crash has left, so that looking does not repair what the shop must repair itself.</summary>
    internal abstract void Copy(string folder, string to);

    /// <summary>Gives up the room.</summary>
    internal abstract void End(string folder);

    /// <summary>Lives with a shop until it has been killed or has ended, and leaves the place so that it can be looked at.</summary>
    /// <param name="random">When and what is killed.</param>
    /// <param name="start">Starts the shop: at which numbered points it dies itself and its server is killed, 0 for none.</param>
    /// <returns>The shop, which has ended.</returns>
    internal abstract Task<CrashShop> LiveAsync(Random random, Func<int, int, CrashShop> start);

    /// <summary>Lives with a shop that is killed at a numbered point, or else at a random moment.</summary>
    protected async Task<CrashShop> KillShopAsync(Random random, Func<int, int, CrashShop> start)
    {
        var dieAt = random.Next(2) == 0 ? random.Next(1, LastPoint) : 0;
        var shop = start(dieAt, 0);
        await shop.KillAfterAsync(dieAt == 0 ? random.Next(0, LongestLife) : null, isLate: LateOneIn > 0 && random.Next(LateOneIn) == 0);
        return shop;
    }
}
