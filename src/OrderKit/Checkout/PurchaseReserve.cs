using NodaTime;
using OrderKit.Availability;
using OrderKit.Sourcing;

namespace OrderKit.Checkout;

/// <summary>The first step of a purchase: its stock is reserved for a while.</summary>
internal sealed class PurchaseReserve(IStock stock, Duration lifetime, ISourcingPlaces? places)
{
    /// <summary>Reserves what is stocked of the purchase, or finds what an earlier call of the same attempt reserved. What is not
    /// released yet is taken from no shelf: all of it is missing.</summary>
    internal async Task<Decision<Taken>> ReserveAsync(Purchase purchase, ValueList<Sku> unreleased, CancellationToken cancellationToken)
    {
        var stocked = purchase.Lines.Where(l => l.IsStocked).Select(l => new StockCommand.Line(l.Number, l.Sku, l.Quantity)).ToList();
        var ahead = stocked.Where(l => unreleased.Contains(l.Sku)).ToValueList();
        var lines = stocked.Except(ahead).ToValueList();
        if (lines.Count == 0)
        {
            return Decision.Accept(new Taken(null, ahead));
        }

        var reserve = new StockCommand.Reserve(purchase.Id, purchase.OrderId, lines, lifetime)
        {
            Policy = purchase.Policy,
            From = purchase.From,
            PromisedFor = purchase.Delivery?.PromisedBy,
            Places = places is null
                ? []
                : await places.OfAsync(purchase.OrderId, purchase.Delivery, cancellationToken).ConfigureAwait(false),
        };
        var reserved = await stock.ReserveAsync(reserve, cancellationToken).ConfigureAwait(false);
        return !reserved.IsAccepted ? reserved.Refusal
            : await WhyLostAsync(purchase, reserved.Value, cancellationToken).ConfigureAwait(false) is { } lost ? lost
            : Decision.Accept(new Taken(reserved.Value.Reservation, ahead));
    }

    // A repeat shows the reservation as it is today, which may be another attempt's, ended, or out of time with its units sold.
    private async Task<Refusal?> WhyLostAsync(Purchase purchase, StockAnswer.Reserved answer, CancellationToken cancellationToken)
    {
        var now = answer.Reservation;
        return !answer.IsRepeat ? null
            : now.MadeBy != purchase.Id ? new(
                RefusalReason.ReservationReplaced,
                $"The reservation of order {now.Order} was made by {now.MadeBy}",
                $"purchase {purchase.Id} was repeated",
                "Possible: buy again under a new id")
            : now is { Status: ReservationStatus.Ended, CommittedAt: null } ? new(
                RefusalReason.ReservationEnded,
                $"What purchase {purchase.Id} had reserved for order {now.Order} was given back",
                "it was repeated",
                "Possible: buy again under a new id")
            : now.Status == ReservationStatus.Expired && purchase.Policy == ReservePolicy.AllOrNothing
                ? await WhySoldAsync(now, cancellationToken).ConfigureAwait(false)
            : null;
    }

    // Only a look: the commit takes the units again, or finds that somebody was faster still.
    private async Task<Refusal?> WhySoldAsync(Reservation expired, CancellationToken cancellationToken)
    {
        var wanted = expired.Lines.GroupBy(l => l.Sku, l => (long)l.Lapsed.Value).Select(g => (Sku: g.Key, Units: g.Sum())).ToList();
        var found = await stock.CheckAsync(wanted.Select(w => w.Sku).ToValueList(), cancellationToken).ConfigureAwait(false);
        var lacking = wanted.Zip(found, (w, f) => (w.Sku, w.Units, Free: Free(f, expired.From))).Where(l => l.Units > l.Free).ToList();
        return lacking.Count == 0 ? null : new(
            RefusalReason.NotEnoughStock,
            $"The reservation of order {expired.Order} ran out; free are {string.Join(", ", lacking.Select(l => $"{l.Free} of {l.Sku}"))}",
            $"asked were {string.Join(", ", lacking.Select(l => $"{l.Units} of {l.Sku}"))}",
            "Possible: under a new id, what is free or a best effort");
    }

    private static long Free(SkuAvailability found, ValueList<LocationId> from) =>
        from.Count == 0 ? found.Available.Value : found.Locations.Where(l => from.Contains(l.Location)).Sum(l => (long)l.Available.Value);

    /// <summary>What was reserved, null when nothing of the purchase is stocked, and what is sold ahead of its release.</summary>
    internal sealed record Taken(Reservation? Reservation, ValueList<StockCommand.Line> Ahead)
    {
        internal Quantity Missing(LineNumber line) =>
            Ahead.FirstOrDefault(one => one.Number == line)?.Quantity ?? Reservation?.Find(line)?.Missing ?? 0;
    }
}
