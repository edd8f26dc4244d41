using System.Text.Json;
using OrderKit.Backorders;
using OrderKit.Promising;

namespace OrderKit.Storing;

/// <summary>The members of a stored waiting list, out and in. Its lines do not name the article anew.</summary>
internal static class WaitingListForm
{
    internal static void Write(Utf8JsonWriter json, WaitingList list)
    {
        json.Text("sku", list.Sku.Value);
        json.Whole("version", list.Version);
        json.List("lines", list.Lines, Write);
        json.List("errands", list.Errands, Write);
    }

    internal static WaitingList Read(StoredReading reading, JsonElement stored)
    {
        var from = new StoredObject(reading, stored, "");
        from.WholeOrNull("form", 1, int.MaxValue);
        var sku = from.Made("sku", text => new Sku(text));
        reading.Sku = sku;
        var version = from.WholeOrNull("version", 1, StoredMembers.WholeMax) ?? 0;
        reading.Version = version;
        var list = new WaitingList(sku, from.List("lines", line => Line(line, sku)), version)
        {
            Errands = from.List("errands", errand => Errand(errand, sku)),
        };
        from.Close();
        return list;
    }

    private static void Write(Utf8JsonWriter json, WaitingLine line)
    {
        json.Text("order", line.Order.Value);
        json.Whole("line", line.Line.Value);
        json.Whole("units", line.Units.Value);
        json.Time("since", line.Since);
        json.Whole("priority", line.Priority);
        json.Flag("split", line.MaySplit);
        json.List("promises", line.Promises, Write);
        json.Flag("asked", line.IsAsked);
    }

    private static WaitingLine Line(StoredObject from, Sku sku)
    {
        var (order, line, units) = (from.Made("order", text => new OrderId(text)), from.Line(), from.Units(1));
        return new(order, line, sku, units, from.Instant("since"))
        {
            Priority = from.Given("priority"),
            MaySplit = from.Flag("split"),
            Promises = from.List("promises", Promise),
            IsAsked = from.Flag("asked"),
        };
    }

    private static void Write(Utf8JsonWriter json, BackorderPromise promise)
    {
        json.Date("date", promise.Date);
        json.List("parts", promise.Parts, Write);
        json.Word<PromiseCause>("cause", promise.Cause);
        json.Time("made", promise.MadeAt);
        json.Text("receipt", promise.Receipt?.Value);
    }

    private static BackorderPromise Promise(StoredObject from)
    {
        var (date, parts, cause) = (from.DateOrNull("date"), from.List("parts", Part), from.Word<PromiseCause>("cause"));
        return new(date, parts, cause, from.Instant("made")) { Receipt = from.Receipt() };
    }

    private static void Write(Utf8JsonWriter json, PromisedPart part)
    {
        json.Text("receipt", part.Receipt?.Value);
        json.Date("date", part.Date);
        json.Whole("units", part.Units.Value);
        json.Flag("made", part.IsMade);
    }

    private static PromisedPart Part(StoredObject from)
    {
        var (receipt, date) = (from.Receipt(), from.DateOrNull("date") ?? throw from.Missing("date"));
        return new(receipt, date, from.UnitsOrZero(), from.Flag("made"));
    }

    private static void Write(Utf8JsonWriter json, WaitingList.Errand errand)
    {
        json.Whole("plan", errand.Plan);
        json.Time("at", errand.At);
        json.Whole("seen", errand.Seen);
        json.Object("line", errand.Outcome.Line, Write);
        json.Word<LineStep>("step", errand.Outcome.Step);
        json.Whole("filled", errand.Outcome.Filled.Value);
        json.Whole("cancelled", errand.Outcome.Cancelled.Value);
        json.Object("promise", errand.Outcome.Promise, Write);
        json.Word<PromiseCause>("cause", errand.Outcome.Cause);
        json.Text("receipt", errand.Outcome.Receipt?.Value);
    }

    private static WaitingList.Errand Errand(StoredObject from, Sku sku)
    {
        var (plan, at, seen) = (from.Counter("plan"), from.Instant("at"), from.Counter("seen"));
        var line = from.Required("line", one => Line(one, sku));
        var outcome = new LineOutcome(line, from.Word<LineStep>("step"))
        {
            Filled = from.Count("filled"),
            Cancelled = from.Count("cancelled"),
            Promise = from.Object("promise", Promise),
            Cause = from.Word<PromiseCause>("cause"),
            Receipt = from.Receipt(),
        };
        return new(outcome, plan, at, seen);
    }

    private static ReceiptId? Receipt(this StoredObject from) => from.MadeOrNull("receipt", text => new ReceiptId(text));

    private static long Counter(this StoredObject from, string name) => from.WholeOrNull(name, 0, StoredMembers.WholeMax) ?? 0;

    private static Quantity Count(this StoredObject from, string name) => (int)(from.WholeOrNull(name, 0, Quantity.Max) ?? 0);
}
