namespace OrderKit.Tests.Availability;

/// <summary>What a buyer in a race does: asks a stock for units and is told yes or no.</summary>
internal delegate Task<bool> Take(OrderId order, Sku sku, int units);

/// <summary>Lets many buyers loose on a few articles and judges what they were told. Knows nothing of how a stock works.</summary>
internal static class RaceJudge
{
    /// <summary>The fault found, or null: units sold twice, or units left while a buyer who fitted was sent away.</summary>
    internal static async Task<string?> Run(
        Take take, IReadOnlyDictionary<Sku, int> stock, IReadOnlyList<(Sku Sku, int Units)> buyers, int tasks)
    {
        var sold = new bool[buyers.Count];
        using var start = new SemaphoreSlim(0);
        var racers = Enumerable.Range(0, tasks).Select(racer => Task.Run(async () =>
        {
            await start.WaitAsync();
            for (var at = racer; at < buyers.Count; at += tasks)
            {
                sold[at] = await take(new OrderId($"SO-{at}"), buyers[at].Sku, buyers[at].Units);
            }
        })).ToArray();
        start.Release(tasks);
        await Task.WhenAll(racers);
        var told = buyers.Zip(sold, (buyer, yes) => (buyer.Sku, buyer.Units, Sold: yes)).ToList();
        return stock.Select(one => Fault(one.Key, one.Value, told.FindAll(buyer => buyer.Sku == one.Key)))
            .FirstOrDefault(fault => fault is not null);
    }

    // Nobody gives units back in such a race, so what is left at the end was free all the time: whoever fits in it was wrongly sent away.
    private static string? Fault(Sku sku, int stock, List<(Sku Sku, int Units, bool Sold)> buyers)
    {
        var sold = buyers.Where(buyer => buyer.Sold).Sum(buyer => buyer.Units);
        var sentAway = buyers.Where(buyer => !buyer.Sold).Select(buyer => buyer.Units).DefaultIfEmpty(int.MaxValue).Min();
        return sold > stock ? $"{sku}: {sold} sold of {stock}"
            : sentAway <= stock - sold ? $"{sku}: {stock - sold} left, but a buyer of {sentAway} was sent away"
            : null;
    }
}
