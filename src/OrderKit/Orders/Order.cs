using NodaTime;
using OrderKit.Payments;
using OrderKit.PersonalData;
using OrderKit.Units;

namespace OrderKit.Orders;

/// <summary>An order as it stands after some event: from the click on purchase to the delivered product.</summary>
/// <remarks>Immutable, and equal to another with the same content. Only <see cref="OrderDecider"/> decides what happens to it and makes
/// the next one.</remarks>
/// <param name="Id">The order's number.</param>
/// <param name="Version">The number of events so far.</param>
/// <param name="Status">How far it has come, as the last event recorded it.</param>
/// <param name="Lines">What was bought and where it is.</param>
/// <param name="Currency">The currency of all its amounts.</param>
/// <param name="PlacedAt">When the customer clicked on purchase.</param>
public sealed record Order(
    OrderId Id,
    long Version,
    OrderStatus Status,
    ValueList<OrderLine> Lines,
    Currency Currency,
    Instant PlacedAt)
{
    /// <summary>How and when the customer wants it; null when no delivery was chosen.</summary>
    public DeliveryChoice? Delivery { get; init; }

    /// <summary>Where the customer's personal data lie; null when the order has none.</summary>
    public EnvelopeReference? Envelope { get; init; }

    /// <summary>Where the personal data lay at the purchase, by which its repeat is known; null when there were none.</summary>
    public EnvelopeReference? PlacedEnvelope { get; init; }

    /// <summary>Whether the shop has confirmed it.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Whether the shop has closed it.</summary>
    public bool IsCompleted { get; init; }

    /// <summary>How it ended before its time: Rejected or Cancelled, never unset once set; null when it did not.</summary>
    public OrderStatus? Ending { get; init; }

    /// <summary>Why it ended before its time; null when it did not.</summary>
    public Code? EndReason { get; init; }

    /// <summary>The holds in force.</summary>
    public ValueList<OrderHold> Holds { get; init; } = [];

    /// <summary>The holds ever placed, by which the next one gets its number.</summary>
    public int HoldsPlaced { get; init; }

    /// <summary>The host's stage it is in; null when in none.</summary>
    public Code? Stage { get; init; }

    /// <summary>The gates it has passed.</summary>
    public ValueList<Code> PassedStages { get; init; } = [];

    /// <summary>The shipments asked for and not recalled.</summary>
    public ValueList<ShipRequest> ShipRequests { get; init; } = [];

    /// <summary>The open change document; null when there is none.</summary>
    public OrderChange.Document? Change { get; init; }

    /// <summary>The change documents ever proposed, by which the next one gets its number.</summary>
    public int ChangesProposed { get; init; }

    /// <summary>What reports have said so far.</summary>
    public ValueList<UnitStatement> Statements { get; init; } = [];

    /// <summary>What the payment provider has told of the order's money, and what it was asked to do.</summary>
    public PaymentAccount Payment { get; init; } = new(Currency);

    /// <summary>What the customer owes for the order as it stands: all that is neither called off nor back, and its delivery, less what the
    /// shop granted.</summary>
    public Money Owed => OrderMoney.Owed(this);

    /// <summary>The commands carried out so far.</summary>
    public ValueList<AcceptedCommand> Commands { get; init; } = [];

    /// <summary>Whether its history holds something that a later version wrote and this one does not understand.</summary>
    /// <remarks>A snapshot of such an order is never read again, by no version: the order is told by its events.</remarks>
    public bool IsPartlyUnderstood { get; init; }

    /// <summary>The line of a number.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The line; null when there is none.</returns>
    public OrderLine? Line(LineNumber number)
    {
        var index = IndexOf(number);
        return index < 0 ? null : Lines[index];
    }

    /// <summary>How the payment stands at a moment, in the words of payment providers.</summary>
    /// <param name="now">The moment, for authorisations whose time runs out.</param>
    /// <returns>The status; derived anew at every call.</returns>
    public PaymentStatus PaymentStatusAt(Instant now) => OrderMoney.StatusOf(this, now);

    /// <summary>Units of all lines in one place.</summary>
    /// <param name="place">The place.</param>
    /// <returns>0 or more.</returns>
    public int Units(UnitPlace place)
    {
        var sum = 0;
        foreach (var line in Lines.AsSpan())
        {
            sum += line.Units.In(place);
        }

        return sum;
    }

    internal int IndexOf(LineNumber number)
    {
        // Lines are usually numbered 1..n in order, so the first guess is nearly always right.
        var guess = number.Value - 1;
        if (guess >= 0 && guess < Lines.Count && Lines[guess].Number == number)
        {
            return guess;
        }

        for (var index = 0; index < Lines.Count; index++)
        {
            if (Lines[index].Number == number)
            {
                return index;
            }
        }

        return -1;
    }
}
