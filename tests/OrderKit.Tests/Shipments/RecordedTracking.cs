using System.IO.Compression;
using NodaTime.Text;
using OrderKit.Carriers;
using OrderKit.Shipments;

namespace OrderKit.Tests.Shipments;

/// <summary>One shipment's answer as a carrier served it, with what the answer itself says its state is.</summary>
internal sealed record RecordedTracking(string Shipment, string SaysItIs, TrackingEvent[] Events)
{
    private static readonly Dictionary<string, int> Abbreviations = new() { ["EST"] = -5, ["ET"] = -5, ["CT"] = -6 };

    internal static RecordedTracking[] Read(IReadOnlyList<string[]> shipments, IReadOnlyList<string[]> events) =>
    [
        .. Rows(shipments).Select(s => new RecordedTracking(
            s["shipment"],
            s["carrier_status"].Length > 0 ? s["carrier_status"] : s["karrio_status"],
            [.. Rows(events).Where(e => e["shipment"] == s["shipment"]).Select(e => Event(s["carrier"], e))])),
    ];

    /// <summary>The recorded answers, where a checkout has them beside it; null elsewhere.</summary>
    internal static RecordedTracking[]? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, "shared", "data", "tracking-events");
            if (Directory.Exists(found))
            {
                return Read(Unpack(Path.Combine(found, "shipments.csv.gz")), Unpack(Path.Combine(found, "events.csv.gz")));
            }
        }

        return null;
    }

    private static List<string[]> Unpack(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Cells)];
    }

    // A comma inside quotes does not part cells; no cell of these files holds a line feed or a quote.
    private static string[] Cells(string line)
    {
        var pieces = line.Split('"');
        var isQuoted = (int piece) => piece % 2 == 1;
        return string.Concat(pieces.Select((p, i) => isQuoted(i) ? p : p.Replace(',', '\u001f'))).Split('\u001f');
    }

    private static IEnumerable<Dictionary<string, string>> Rows(IReadOnlyList<string[]> table) => table.Skip(1)
        .Select(row => table[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second));

    private static TrackingEvent Event(string carrier, Dictionary<string, string> row)
    {
        var code = row["code"].Length > 0 ? row["code"] : row["description"];
        var served = row["local_time"] + row["utc_offset"];
        return new("P1", code, Codes.MeaningOf($"{carrier}/{code}"), Time(row), Given.Start, TimeAsServed: served);
    }

    // Only the order of an answer's own times is looked at, so a time without an offset is read as if it had been UTC.
    private static Instant? Time(Dictionary<string, string> row)
    {
        if (row["local_time"].Length == 0)
        {
            return null;
        }

        var offset = row["utc_offset"];
        return LocalDateTimePattern.GeneralIso.Parse(row["local_time"]).Value.WithOffset(
            Abbreviations.TryGetValue(offset, out var hours) ? Offset.FromHours(hours)
            : offset.Length == 0 ? Offset.Zero
            : OffsetPattern.GeneralInvariantWithZ.Parse(offset).Value).ToInstant();
    }

    private static TrackingCodes Codes { get; } = new(new (TrackingStatus Meaning, string Codes)[]
    {
        (TrackingStatus.Registered, "postnord/68 usps/MA usps/NP landmark-global/50 landmark-global/75 amazon-shipping/ReadyForReceive"),
        (TrackingStatus.Registered, "fedex/OC"),
        (TrackingStatus.Registered, "canadapost/3000 chronopost/DC dhl-universal/pre-transit hermes/0000"),
        (TrackingStatus.Registered, "laposte/DR1 seko/OP-1 seko/OP-8 sendle/Pickup_Attempted"),
        (TrackingStatus.HandedOver, "usps/03 amazon-shipping/PickupDone fedex/PU fedex/IP canadapost/2300 asendia/PU chronopost/DB"),
        (TrackingStatus.HandedOver, "chronopost/DY"),
        (TrackingStatus.HandedOver, "dpd/PickedUp laposte/PC1 sendle/Pickup landmark-global/200"),
        (TrackingStatus.InTransit, "postnord/31 postnord/355 postnord/z114 usps/10 usps/SF amazon-shipping/Received"),
        (TrackingStatus.InTransit, "amazon-shipping/Departed"),
        (TrackingStatus.InTransit, "landmark-global/125 landmark-global/150 landmark-global/155 landmark-global/250 landmark-global/275"),
        (TrackingStatus.InTransit, "fedex/IT fedex/AR fedex/DP fedex/AF canadapost/0100 asendia/IT bpost/T00 chronopost/SC chronopost/TS"),
        (TrackingStatus.InTransit, "chronopost/SD dpd/Depot dpd/BetweenDepots hermes/2000 laposte/ET1 laposte/ET2 laposte/ET3 seko/OP-3"),
        (TrackingStatus.InTransit, "seko/OP-4 seko/OP-50 seko/OP-79 sendle/In_Transit ups/SR australiapost/Arrived_in_New_Zealand"),
        (TrackingStatus.Held, "fedex/SE"),
        (TrackingStatus.OutForDelivery, "usps/OF landmark-global/300 amazon-shipping/OutForDelivery fedex/OD canadapost/0500"),
        (TrackingStatus.OutForDelivery, "canadapost/0174"),
        (TrackingStatus.OutForDelivery, "bpost/L00 chronopost/TA dpd/Courier hermes/3000 laposte/MD2 seko/OP-21 sendle/Out_for_Delivery"),
        (TrackingStatus.OutForDelivery, "australiapost/Onboard_for_delivery"),
        (TrackingStatus.DeliveryAttempted, "fedex/DE dpd/DeliveryFailure dpd/ReturningFromDelivery"),
        (TrackingStatus.ReadyForPickup, "postnord/1 dpd/ParcelShop"),
        (TrackingStatus.Delivered, "postnord/21 landmark-global/500 amazon-shipping/Delivered fedex/DL canadapost/1496 asendia/DL"),
        (TrackingStatus.Delivered, "bpost/U01"),
        (TrackingStatus.Delivered, "australiapost/Delivered chronopost/D hermes/3500 laposte/DI1 seko/OP-72 sendle/Delivered"),
        (TrackingStatus.Delayed, "canadapost/0173"),
        (TrackingStatus.Notified, "postnord/z08"),
    }.SelectMany(row => row.Codes.Split(' ').Select(code => (Code: code.Replace('_', ' '), row.Meaning)))
        .Append((Code: "easypost-sandbox/pre_transit", Meaning: TrackingStatus.Registered))
        .ToDictionary(row => row.Code, row => row.Meaning));
}
