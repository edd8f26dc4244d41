namespace OrderKit.Availability;

/// <summary>The fingerprint of a stock command's content.</summary>
internal static class StockContent
{
    internal static ContentHash Hash(StockCommand.ForOrder command)
    {
        var writer = new ContentWriter().Field("verb", (int)command.Verb).Field("order", command.Order.Value);
        return (command switch
        {
            StockCommand.Reserve reserve => Write(writer, reserve),
            StockCommand.Commit commit =>
                Write(writer.Field("made-by", commit.MadeBy?.Value).Field("with", commit.With?.Value), commit.Lines),
            StockCommand.Consume consume => Write(writer, consume.Lines),
            StockCommand.Release release => Write(writer.Field("made-by", release.MadeBy?.Value), release.Lines),
            StockCommand.MoveReserved move => Write(writer.Field("to", move.To.Value), move.Lines),
            StockCommand.HandOver over => Write(writer.Field("to", over.To.Value), over.Lines),
            StockCommand.Fill fill => Write(writer.Field("policy", (int)fill.Policy).Field("seen", fill.Seen ?? -1), fill.Lines, fill.From),
            StockCommand.TakeBack back => Write(writer.Field("stayed", Stayed(back)), back.Lines),
            StockCommand.LeaveAgain again => Write(writer, again.Lines),
            StockCommand.ConsumeUnheld unheld => Write(writer, unheld.Lines, []),
            _ => throw Unknown(command),
        }).ToHash();
    }

    internal static ContentHash Hash(StockCommand.ForPosition command)
    {
        var writer = new ContentWriter()
            .Field("verb", (int)command.Verb).Field("sku", command.Sku.Value).Field("location", command.Location.Value);
        return (command switch
        {
            StockCommand.Receive receive => writer.Field("quantity", receive.Quantity.Value),
            StockCommand.Count count => writer.Field("on-hand", count.OnHand.Value),
            StockCommand.SetSafety safety => writer.Field("safety", safety.Safety.Value),
            StockCommand.SetQuarantined quarantined => writer.Field("quarantined", quarantined.Quarantined.Value),
            StockCommand.SetUnlimited unlimited => writer.Field("unlimited", unlimited.IsUnlimited),
            StockCommand.Hear hear => writer.Field("news", hear.News.Name).Field("number", hear.News.Number),
            StockCommand.Adjust adjust => writer.Field("units", adjust.Units).Field("reason", adjust.Reason.Value),
            StockCommand.Transfer transfer => writer.Field("to", transfer.To.Value).Field("quantity", transfer.Quantity.Value),
            StockCommand.Reconcile reconcile => writer.Field("version", reconcile.Version).Field("reserved", reconcile.Reserved.Value),
            StockCommand.Backorder backorder => Write(writer, backorder.Orders),
            _ => throw Unknown(command),
        }).ToHash();
    }

    private static string? Stayed(StockCommand.TakeBack back) => back.Goes switch
    {
        StockCommand.Homecoming.Held => "held",
        StockCommand.Homecoming.Released => "released",
        _ => null,
    };

    // The lifetime is left out: a retry under changed settings is still the same wish.
    private static ContentWriter Write(ContentWriter writer, StockCommand.Reserve reserve)
    {
        writer.Field("policy", (int)reserve.Policy).Field("channel", reserve.Channel?.Value);
        return Write(writer, reserve.Lines, reserve.From);
    }

    private static ContentWriter Write(ContentWriter writer, ValueList<StockCommand.Line> lines, ValueList<LocationId> from)
    {
        foreach (var line in lines.AsSpan())
        {
            writer.Field("line", line.Number.Value).Field("sku", line.Sku.Value).Field("quantity", line.Quantity.Value)
                .Field("together", line.Together?.Value).Field("apart", line.Apart?.Value);
        }

        foreach (var location in from.AsSpan())
        {
            writer.Field("from", location.Value);
        }

        return writer;
    }

    private static ContentWriter Write(ContentWriter writer, ValueList<OrderId> orders)
    {
        foreach (var order in orders.AsSpan())
        {
            writer.Field("order", order.Value);
        }

        return writer;
    }

    private static ContentWriter Write(ContentWriter writer, ValueList<LocatedQuantity> lines)
    {
        foreach (var units in lines.AsSpan())
        {
            writer.Field("line", units.Line.Value).Field("quantity", units.Quantity.Value).Field("at", units.At?.Value);
        }

        return writer;
    }

    private static System.Diagnostics.UnreachableException Unknown(StockCommand command) => new($"No content for {command.Verb}.");
}
