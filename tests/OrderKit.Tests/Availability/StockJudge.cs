using OrderKit.Availability;

namespace OrderKit.Tests.Availability;

/// <summary>Says what is wrong with a stock; nothing, it is hoped.</summary>
internal static class StockJudge
{
    private static readonly string[] Skus = ["CUP", "MUG", "RING"];

    private static readonly string[] Orders = ["SO-1", "SO-2", "SO-3", "SO-4"];

    internal static List<StockPosition> Positions(Shop shop) => [.. Skus.SelectMany(sku => shop.Stock.PositionsOf(new(sku)))];

    internal static List<Reservation> Reservations(Shop shop) => [.. Orders.Select(shop.Find).OfType<Reservation>()];

    internal static List<StockEntry> Ledger(Shop shop) => [.. Skus.SelectMany(sku => shop.Stock.LedgerOf(new(sku)))];

    internal static void Check(Shop shop)
    {
        var (positions, reservations, ledger) = (Positions(shop), Reservations(shop), Ledger(shop));
        foreach (var at in positions)
        {
            var entries = ledger.FindAll(entry => entry.Sku == at.Sku && entry.Location == at.Location);
            Assert.True(at.Reserved.Value <= at.OnHand.Value + at.Shortage.Value, $"{at}");
            Assert.Equal(Held(reservations, at), at.Reserved.Value);
            Assert.Equal(Enumerable.Range(1, entries.Count), entries.Select(entry => (int)entry.Sequence));
            Assert.Equal(
                (at.Version, at.OnHand.Value, at.Reserved.Value, at.Shortage.Value, at.Safety.Value, at.Quarantined.Value),
                (entries.Count, entries.Sum(e => e.OnHand), entries.Sum(e => e.Reserved), entries.Sum(e => e.Shortage),
                    entries.Sum(e => e.Safety), entries.Sum(e => e.Quarantined)));
        }

        Assert.All(ledger, entry => Assert.True(
            entry.OnHand == 0 || entry.Verb is StockVerb.Receive or StockVerb.Count or StockVerb.Consume or StockVerb.Adjust
                or StockVerb.Scrap or StockVerb.Transfer or StockVerb.TakeBack or StockVerb.LeaveAgain or StockVerb.ConsumeUnheld));
        Assert.All(ledger, entry => Assert.True(
            entry.Shortage <= 0
            || entry.Verb is StockVerb.Count or StockVerb.Adjust or StockVerb.Scrap or StockVerb.HandOver or StockVerb.ConsumeUnheld));
        // A shelf whose news is missing may swallow what it gets; otherwise what one loses the other gets.
        Assert.True(ledger.Where(entry => entry.Verb == StockVerb.Transfer).Sum(entry => entry.OnHand) is var carried
            && (carried == 0 || (carried < 0 && ledger.Exists(Owes))));
        Assert.Equal(0, ledger.Where(entry => entry.Verb == StockVerb.HandOver).Sum(entry => entry.Reserved));
        Assert.All(reservations.SelectMany(reservation => reservation.Lines), Check);
        Assert.All(reservations.Where(one => one.From.Count > 0), one => Assert.All(
            one.Lines.SelectMany(line => line.Parts).Where(part => !part.Held.IsZero), part => Assert.Contains(part.Location, one.From)));

        // What left and is not back left the shelf once, and what came back came once.
        var away = reservations.SelectMany(one => one.Lines).SelectMany(line => line.Parts)
            .Where(part => !part.IsUnlimited).Sum(part => part.Consumed.Value);
        var gone = -ledger.Where(entry => entry.Verb is StockVerb.Consume or StockVerb.ConsumeUnheld or StockVerb.TakeBack
            or StockVerb.LeaveAgain).Sum(entry => entry.OnHand);
        Assert.True(
            gone == away || (gone > away && ledger.Exists(Owes)) || ledger.Exists(entry => entry.Verb == StockVerb.ConsumeUnheld),
            $"{gone} left the shelves, {away} are away");
    }

    // After these a shelf may have given more than it was told it had.
    private static bool Owes(StockEntry entry) => entry.Verb is StockVerb.Scrap or StockVerb.Adjust or StockVerb.ConsumeUnheld;

    // Missing is what is left of asked: it throws when the places hold more than was asked.
    private static void Check(ReservationLine line)
    {
        Assert.InRange(line.Missing.Value, 0, line.Asked.Value);
        Assert.Equal(line.Parts.Count, line.Parts.DistinctBy(part => part.Location).Count());
    }

    private static int Held(List<Reservation> reservations, StockPosition at) =>
        reservations.SelectMany(reservation => reservation.Lines)
            .Where(line => line.Sku == at.Sku)
            .SelectMany(line => line.Parts)
            .Where(part => part.Location == at.Location && !part.IsUnlimited)
            .Sum(part => part.Held.Value);
}
