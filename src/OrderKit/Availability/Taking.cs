using OrderKit.Sourcing;

namespace OrderKit.Availability;

/// <summary>Takes units for lines: sums per SKU, decides, chooses locations, and shares out what was taken.</summary>
internal static class Taking
{
    internal static Decision<ValueList<ReservationLine>> Take(
        StockBatch batch, StockCause cause, ValueList<StockCommand.Line> lines, StockScope scope, ReservePolicy policy,
        ValueList<SourcingPlace>? places = null)
    {
        foreach (var line in lines.AsSpan())
        {
            if (batch.PositionsOf(line.Sku).Count == 0)
            {
                return StockRefusals.NotStocked(line.Sku);
            }
        }

        var demands = Sum(batch, lines, scope);
        if (policy == ReservePolicy.AllOrNothing && demands.Exists(demand => demand.Asked > demand.Free))
        {
            return StockRefusals.NotEnough(demands);
        }

        var shares = Choosing.Share(batch.Rules.Sourcing, demands, places ?? []);
        if (policy == ReservePolicy.AllOrNothing && IsShort(demands, shares))
        {
            return StockRefusals.NoWayToSend(demands, shares);
        }

        foreach (var share in shares)
        {
            if (!share.IsUnlimited)
            {
                batch.Move(share.Sku, share.Location, 0, share.Units, cause);
            }
        }

        var taken = new ReservationLine[lines.Count];
        for (var index = 0; index < taken.Length; index++)
        {
            taken[index] = ShareOut(lines[index], shares);
        }

        return Decision.Accept(new ValueList<ReservationLine>(taken));
    }

    private static bool IsShort(List<SkuDemand> demands, List<SkuShare> shares)
    {
        var left = 0L;
        foreach (var demand in demands)
        {
            left += demand.Asked;
        }

        foreach (var share in shares)
        {
            left -= share.Units;
        }

        return left > 0;
    }

    private static List<SkuDemand> Sum(StockBatch batch, ValueList<StockCommand.Line> lines, StockScope scope)
    {
        var demands = new List<SkuDemand>(lines.Count);
        foreach (var line in lines.AsSpan())
        {
            var index = demands.Count - 1;
            while (index >= 0 && demands[index].Sku != line.Sku)
            {
                index--;
            }

            if (index >= 0)
            {
                demands[index] = demands[index] with { Asked = demands[index].Asked + line.Quantity.Value };
            }
            else
            {
                demands.Add(SkuDemand.Of(line, batch.PositionsOf(line.Sku), scope));
            }
        }

        return demands;
    }

    private static ReservationLine ShareOut(StockCommand.Line line, List<SkuShare> shares)
    {
        ValueList<ReservationLine.Part> parts = [];
        var left = line.Quantity.Value;
        for (var index = 0; index < shares.Count && left > 0; index++)
        {
            var share = shares[index];
            var taken = share.Sku == line.Sku ? (int)Math.Min(left, share.Units) : 0;
            if (taken > 0)
            {
                parts = parts.Add(new(share.Location) { Held = taken, IsUnlimited = share.IsUnlimited });
                shares[index] = share with { Units = share.Units - taken };
                left -= taken;
            }
        }

        return new(line.Number, line.Sku, line.Quantity, parts) { Together = line.Together, Apart = line.Apart };
    }
}
