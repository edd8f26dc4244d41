namespace OrderKit.Tests.Checkout;

/// <summary>Finds where stock and orders disagree: units sold twice, lost, or held for nobody.</summary>
internal static class Judge
{
    internal static async Task<List<string>> FaultsAsync(Trial shop, IEnumerable<string> orders, params string[] skus)
    {
        List<string> faults = [];
        var held = skus.ToDictionary(sku => sku, _ => 0);
        foreach (var id in orders)
        {
            var order = await shop.OrderAsync(id);
            var reservation = await shop.ReservationAsync(id);
            foreach (var line in reservation?.Lines ?? [])
            {
                held[line.Sku.Value] += line.Held.Value;
            }

            faults.AddRange(order is null
                ? (reservation?.Lines ?? []).Where(l => !l.Held.IsZero)
                    .Select(l => $"{id} was not placed and holds {l.Held} of line {l.Line}")
                : order.Lines.Where(l => l.Terms.IsStocked && l.Units.Inside - l.Units.Backordered != Held(l.Number))
                    .Select(l => $"{id} line {l.Number} holds {Held(l.Number)} and should hold {l.Units.Inside - l.Units.Backordered}"));

            int Held(LineNumber line) => reservation?.Find(line)?.Held.Value ?? 0;
        }

        foreach (var sku in skus)
        {
            var (onHand, reserved, free) = shop.Shelf(sku);
            if (reserved != held[sku] || reserved > onHand || free != onHand - reserved)
            {
                faults.Add($"{sku}: {onHand} on hand, {reserved} reserved, {free} free, {held[sku]} held by orders");
            }
        }

        return faults;
    }
}
