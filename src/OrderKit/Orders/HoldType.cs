namespace OrderKit.Orders;

/// <summary>A kind of hold and the requests it stops.</summary>
/// <remarks>Cancel, reject, release, recall and correct are never stopped, and no hold stops a report: what has happened has happened. A
/// hold on a line also stops requests for the whole order. Other instructions come by <see cref="OrderVerb.Retailor"/> or in a change, so
/// whoever wants them stopped stops <see cref="OrderVerb.ApplyChange"/> too.</remarks>
/// <param name="Name">The name, as in <c>fraud-review</c>.</param>
/// <param name="Stops">The requests it stops.</param>
public sealed record HoldType(Code Name, ValueList<OrderVerb> Stops)
{
    /// <summary>The requests a hold may stop.</summary>
    public static ValueList<OrderVerb> Stoppable { get; } =
    [
        OrderVerb.Confirm, OrderVerb.Advance, OrderVerb.Allocate, OrderVerb.Tailor, OrderVerb.Pack, OrderVerb.Ship, OrderVerb.Complete,
        OrderVerb.Retailor, OrderVerb.ApplyChange,
    ];

    /// <summary>Stops all that takes an order further until a person releases it: the type every host has.</summary>
    /// <remarks>Stops no change and no other instructions: what is wrong with an order is often put right by one.</remarks>
    public static HoldType Manual { get; } = new("manual",
    [
        OrderVerb.Confirm, OrderVerb.Advance, OrderVerb.Allocate, OrderVerb.Tailor, OrderVerb.Pack, OrderVerb.Ship, OrderVerb.Complete,
    ]);
}
