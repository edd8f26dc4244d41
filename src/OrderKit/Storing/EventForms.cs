using OrderKit.Orders;

namespace OrderKit.Storing;

/// <summary>The stored form of every kind of event. A new family of kinds is one file with its forms and one line here.</summary>
internal static class EventForms
{
    private static readonly EventForm[] Families =
    [
        .. PlacingForms.All, .. FactForms.All, .. PaymentForms.All, .. TailoringForms.All, .. ChangeForms.All, .. UnitForms.All,
        .. ReportForms.All,
    ];

    private static readonly Dictionary<string, EventForm> ByKind = Families.ToDictionary(form => form.Kind, StringComparer.Ordinal);

    private static readonly Dictionary<Type, EventForm> ByType = Families.ToDictionary(form => form.Type);

    internal static IReadOnlyList<EventForm> All => Families;

    internal static EventForm? Find(string kind) => ByKind.GetValueOrDefault(kind);

    internal static EventForm Of(OrderEvent happened) =>
        ByType.TryGetValue(happened.GetType(), out var form)
            ? form
            : throw new ArgumentException($"{happened.GetType().Name} can only be written as it was stored.", nameof(happened));
}
