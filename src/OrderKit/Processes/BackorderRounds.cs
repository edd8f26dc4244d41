using NodaTime;
using OrderKit.Backorders;
using OrderKit.Checkout;

namespace OrderKit.Processes;

/// <summary>Serves those who wait without being asked: every article at the start and at the beginning of each day, and one whose supply
/// has moved within a minute.</summary>
/// <remarks>A day that passes makes receipts overdue, ends patience and releases what was sold in advance. Once a minute the supply of each
/// article that somebody waits for is compared with what it was: so it is noticed whatever moved it, a receipt with another day, a
/// reservation that ran out, another host, or a step that a crash forgot. Safe in many hosts at once, for a run is.</remarks>
/// <param name="service">Runs an article.</param>
/// <param name="promises">What the runs stand on.</param>
/// <param name="waiting">Who waits for what.</param>
/// <param name="terms">The shop's terms: in which zone a day begins.</param>
/// <param name="clock">The clock.</param>
public sealed class BackorderRounds(
    BackorderService service, BackorderPromises promises, IBackorderStore waiting, BackorderTerms terms, IClock clock) : IRecurringWork
{
    /// <summary>How long it goes on without looking whether supply has moved: one minute.</summary>
    public static readonly Duration LookEvery = Duration.FromMinutes(1);

    private const int BatchSize = 50;

    private Dictionary<Sku, KnownSupply> seen = [];
    private LocalDate? day;
    private Instant nextLook;

    /// <inheritdoc/>
    public Code Name => "backorders";

    /// <summary>Looks whether it is time, and runs up to fifty articles that are due.</summary>
    /// <remarks>Not to be called by two callers at once.</remarks>
    /// <param name="cancellationToken">Stops between two articles.</param>
    /// <returns>How many articles were run, failed and wait. One that failed waits for the next pass, behind the others.</returns>
    public async ValueTask<WorkPass> RunAsync(CancellationToken cancellationToken)
    {
        var (done, failed) = (0, await LookAsync(cancellationToken).ConfigureAwait(false));
        for (var due = Math.Min(BatchSize, service.Waiting); due > 0 && !cancellationToken.IsCancellationRequested; due--)
        {
            try
            {
                done += await service.RunNextAsync(cancellationToken).ConfigureAwait(false) ? 1 : 0;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                failed++;
            }
        }

        return new() { Done = done, Failed = failed, HasMore = failed == 0 && service.Waiting > 0, Behind = service.Waiting };
    }

    /// <inheritdoc/>
    public ValueTask StopAsync(CancellationToken cancellationToken) => default;

    // An article whose supply cannot be read now is run: if it still cannot then, it fails by itself and is tried again.
    private async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var today = now.InZone(terms.Zone).Date;
        if (today == day && now < nextLook)
        {
            return 0;
        }

        Dictionary<Sku, KnownSupply> known = [];
        var failed = 0;
        foreach (var sku in await waiting.SkusAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                known[sku] = await promises.SupplyAsync(sku, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                failed++;
            }

            if (today != day || known.GetValueOrDefault(sku) is not { } supply || supply != seen.GetValueOrDefault(sku))
            {
                service.SupplyMoved(sku);
            }
        }

        (seen, day, nextLook) = (known, today, now + LookEvery);
        return failed;
    }
}
