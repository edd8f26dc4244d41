using Microsoft.Extensions.DependencyInjection;
using OrderKit.Availability;
using OrderKit.Orders;
using OrderKit.Processes;
using OrderKit.Shipments;

namespace OrderKit.Crash;

/// <summary>Holds what a shop has kept against what it has said: nothing acknowledged may be lost, nothing may be there twice.</summary>
internal sealed class CrashJudge(IServiceProvider shop, IReadOnlyDictionary<(string Order, string Step), long> acknowledged)
{
    private readonly List<string> faults = [];
    private readonly Dictionary<OrderId, Order> orders = [];
    private CrashLedger ledger = new([], [], []);

    /// <summary>Everything that is wrong.</summary>
    /// <param name="isDone">Whether every order has gone its whole way: then the shelves must be what they add up to.</param>
    internal async Task<List<string>> FindAsync(bool isDone)
    {
        await LookAtHistoriesAsync();
        ledger = await CrashLedger.ReadAsync(shop);
        foreach (var ((order, step), version) in acknowledged)
        {
            if (await IsLostAsync(order, step, version))
            {
                faults.Add($"lost: {step} of {order}");
            }
        }

        faults.AddRange(ledger.Faults());
        if (isDone)
        {
            LookAtEnd();
        }

        return faults;
    }

    private async Task LookAtHistoriesAsync()
    {
        List<FeedEvent> events = [];
        var feed = shop.GetRequiredService<IOrderFeed>();
        while (await feed.ReadAsync(events.Count == 0 ? 0 : events[^1].Position, 500, default) is { Count: > 0 } more)
        {
            events.AddRange(more);
        }

        foreach (var history in events.GroupBy(one => one.Event.OrderId))
        {
            var told = history.Select(one => one.Event).ToValueList();
            if (!told.Select(one => one.Version).SequenceEqual(Enumerable.Range(1, told.Count).Select(number => (long)number)))
            {
                faults.Add($"history: {history.Key} has a gap");
                continue;
            }

            var kept = await shop.GetRequiredService<IOrderStore>().LoadAsync(history.Key, default);
            if (kept is null || kept != OrderDecider.Replay(told))
            {
                faults.Add($"history: {history.Key} is not what its events tell");
                continue;
            }

            orders.Add(history.Key, kept);
            if (kept.Commands.DistinctBy(command => command.Id).Count() != kept.Commands.Count)
            {
                faults.Add($"doubled: a command of {history.Key}");
            }
        }
    }

    private async Task<bool> IsLostAsync(string order, string step, long version) => step switch
    {
        _ when step.StartsWith("receive", StringComparison.Ordinal) =>
            !ledger.Has(StockVerb.Receive, $"{order}-{step["receive-".Length..]}"),
        "plan" => (await shop.GetRequiredService<IShipmentStore>().LoadAsync(CrashPlan.ShipmentOf(order), default)).Count
            < Math.Max(1, version),
        "buy" => !IsBought(order, version),
        _ => !Knows(order, step, version),
    };

    private bool Knows(string order, string step, long version) =>
        orders.TryGetValue(new(order), out var kept)
        && kept.Version >= version
        && kept.Commands.Any(command => command.Id.Value == step && (version == 0 || command.Version == version));

    // Other commands may have moved the order since; the purchase is the first.
    private bool IsBought(string order, long version) =>
        orders.TryGetValue(new(order), out var kept)
        && kept.Version >= version
        && kept.Commands[0].Id.Value == "buy"
        && ledger.IsCommitted(new(order));

    private void LookAtEnd()
    {
        foreach (var sku in CrashPlan.Skus)
        {
            var wanted = CrashPlan.Orders * (CrashPlan.Received - CrashPlan.Shipped);
            var position = ledger.Positions.SingleOrDefault(one => one.Sku == sku);
            if (position is null || position.OnHand.Value != wanted || !position.Reserved.IsZero || !position.Shortage.IsZero)
            {
                faults.Add($"shelf: {position} instead of {wanted} on hand");
            }
        }

        faults.AddRange(CrashPlan.Names
            .Where(name => !orders.TryGetValue(new(name), out var order) || order.Status != OrderStatus.Delivered)
            .Select(name => $"end: {name} was not delivered"));
    }
}
