using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrderKit.Storing;

/// <summary>Brings texts of older forms to the current form, step by step, before they are read.</summary>
/// <remarks>Only for changes that cannot be additive: a new member or kind needs no new form. A step is a pure function over the JSON from
/// one form to the next, and stays for good.</remarks>
/// <param name="steps">The first leads from form 1 to form 2, and so on.</param>
internal sealed class Upcasting(params Func<JsonObject, JsonObject>[] steps)
{
    /// <summary>The forms of events so far: the first. A step goes here when the second comes.</summary>
    internal static readonly Upcasting Events = new();

    /// <summary>The forms of events of shipments so far: the first.</summary>
    internal static readonly Upcasting ShipmentRecords = new();

    /// <summary>The forms of reservations so far: the first.</summary>
    internal static readonly Upcasting Reservations = new();

    /// <summary>The forms of what warehouses said so far: the first.</summary>
    internal static readonly Upcasting WarehouseFeeds = new();

    /// <summary>The forms of waiting lists so far: the first.</summary>
    internal static readonly Upcasting WaitingLists = new();

    internal int CurrentForm => steps.Length + 1;

    /// <summary>The text in the current form.</summary>
    internal JsonElement ToCurrent(StoredReading reading, JsonElement stored)
    {
        var form = FormOf(reading, stored);
        if (form > CurrentForm)
        {
            throw reading.Fault($"was written in form {form} by a later version; this one reads forms up to {CurrentForm}");
        }

        if (form == CurrentForm)
        {
            return stored;
        }

        var text = steps.Skip(form - 1).Aggregate(JsonObject.Create(stored)!, (old, step) => step(old));
        text["form"] = CurrentForm;
        using var document = JsonDocument.Parse(text.ToJsonString());
        return document.RootElement.Clone();
    }

    // Nearly all say nothing of it, and are looked through once only.
    internal static int FormOf(StoredReading reading, JsonElement stored) =>
        stored.ValueKind == JsonValueKind.Object && !stored.TryGetProperty("form"u8, out _)
            ? 1
            : (int)(new StoredObject(reading, stored, "").WholeOrNull("form", 1, int.MaxValue) ?? 1);
}
