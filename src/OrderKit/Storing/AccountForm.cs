using System.Text.Json;
using OrderKit.Payments;

namespace OrderKit.Storing;

/// <summary>The money of a stored order: what the provider told of it, and what it was asked to do.</summary>
internal static class AccountForm
{
    internal static void Write(Utf8JsonWriter json, PaymentAccount account)
    {
        json.Word("policy", account.Policy);
        json.List("authorisations", account.Authorisations, Write);
        json.Sum("captured", account.Captured);
        json.Sum("refunded", account.Refunded);
        json.Sum("chargedBack", account.ChargedBack);
        json.Sum("disputed", account.Disputed);
        json.Sum("advanced", account.Advanced);
        json.Sum("granted", account.Granted);
        json.List("dues", account.Dues, Write);
        json.List("facts", account.Facts, Write);
        json.Word("lastTold", account.LastTold);
    }

    internal static PaymentAccount Read(StoredObject from, Currency currency) => new(currency)
    {
        Policy = from.WordOrNull<PaymentPolicy>("policy"),
        Authorisations = from.List("authorisations", Authorisation),
        Captured = from.Sum("captured", currency),
        Refunded = from.Sum("refunded", currency),
        ChargedBack = from.Sum("chargedBack", currency),
        Disputed = from.Sum("disputed", currency),
        Advanced = from.Sum("advanced", currency),
        Granted = from.Sum("granted", currency),
        Dues = Counted(from, from.List("dues", Due)),
        Facts = from.List("facts", Fact),
        LastTold = from.WordOrNull<PaymentFactKind>("lastTold"),
    };

    private static void Write(Utf8JsonWriter json, Authorisation held)
    {
        json.Text("reference", held.Reference?.Value);
        json.Money("amount", held.Amount);
        json.Time("until", held.Until);
        json.Sum("captured", held.Captured);
        json.Sum("released", held.Released);
    }

    private static Authorisation Authorisation(StoredObject from)
    {
        var (reference, amount) = (from.Reference("reference"), from.Money("amount"));
        return new(reference, amount, from.InstantOrNull("until"))
        {
            Captured = from.Sum("captured", amount.Currency),
            Released = from.Sum("released", amount.Currency),
        };
    }

    private static void Write(Utf8JsonWriter json, PaymentDue due)
    {
        json.Whole("due", due.Number);
        json.Word<PaymentDueKind>("kind", due.Kind);
        json.Money("amount", due.Amount);
        json.Text("shipment", due.Shipment?.Value);
        json.Sum("moved", due.Moved);
        json.Sum("withdrawn", due.Withdrawn);
        json.Text("failure", due.Failure?.Value);
    }

    private static PaymentDue Due(StoredObject from)
    {
        var (number, kind, amount) = (from.Number(), from.Word<PaymentDueKind>("kind"), from.Money("amount"));
        return new(number, kind, amount, from.ShipmentOrNull())
        {
            Moved = from.Sum("moved", amount.Currency),
            Withdrawn = from.Sum("withdrawn", amount.Currency),
            Failure = from.CodeOrNull("failure"),
        };
    }

    // A due is found by its number, which is its place.
    private static ValueList<PaymentDue> Counted(StoredObject from, ValueList<PaymentDue> dues) =>
        dues.Select((due, place) => due.Number == place + 1).All(stands => stands)
            ? dues
            : throw from.Fault("dues", "is not counted from 1 on");

    private static void Write(Utf8JsonWriter json, PaymentFact fact)
    {
        json.Word<PaymentFactKind>("kind", fact.Kind);
        json.Text("reference", fact.Reference.Value);
        json.Money("amount", fact.Amount);
    }

    private static PaymentFact Fact(StoredObject from) => new(
        from.Word<PaymentFactKind>("kind"), from.Reference("reference") ?? throw from.Missing("reference"), from.Money("amount"));

    private static void Sum(this Utf8JsonWriter json, string name, Money sum) => json.Money(name, sum.Amount == 0 ? null : sum);

    private static Money Sum(this StoredObject from, string name, Currency currency) => from.MoneyOrNull(name) ?? Money.Zero(currency);
}
