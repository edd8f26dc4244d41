namespace OrderKit;

/// <summary>Every reason for which a request can be refused, with its fixed number.</summary>
/// <remarks>A number is never reused or given another meaning. The number is also the rank: where several reasons apply, the lowest is
/// given. 1–199 orders, 200–299 availability, 300–399 shipments, 400–499 carriers, 500–599 delivery, 600–699 checkout. New reasons take
/// free numbers, so a program keeps a default arm.</remarks>
public enum RefusalReason
{
    /// <summary>Never given.</summary>
    None = 0,

    /// <summary>There is no order of this number.</summary>
    OrderUnknown = 1,

    /// <summary>The command's id was used for another content.</summary>
    CommandIdReused = 2,

    /// <summary>An order of this number has been placed already.</summary>
    OrderExists = 3,

    /// <summary>An order or a report needs at least one line.</summary>
    NoLines = 10,

    /// <summary>More lines than an order may have.</summary>
    TooManyLines = 11,

    /// <summary>A line number stands twice in one command.</summary>
    LineTwice = 12,

    /// <summary>A quantity is zero where units are needed.</summary>
    QuantityZero = 13,

    /// <summary>More units than an order may have in all.</summary>
    TooManyUnits = 14,

    /// <summary>An amount is not in the order's currency.</summary>
    CurrencyMixed = 15,

    /// <summary>More units are backordered than ordered.</summary>
    MoreBackorderedThanOrdered = 16,

    /// <summary>An amount is negative where money can only come in.</summary>
    AmountNegative = 17,

    /// <summary>The order has no line of this number.</summary>
    LineUnknown = 20,

    /// <summary>The order has no hold of this number in force.</summary>
    HoldUnknown = 21,

    /// <summary>The host has not registered this hold type.</summary>
    HoldTypeUnknown = 22,

    /// <summary>No stage can be entered or left by this trigger now.</summary>
    TriggerUnknown = 23,

    /// <summary>The order has no shipment of this id.</summary>
    ShipmentUnknown = 24,

    /// <summary>The order has a shipment of this id already.</summary>
    ShipmentExists = 25,

    /// <summary>Units cannot be taken back or corrected from and to these places.</summary>
    PlacesNotPossible = 26,

    /// <summary>The order's status has no such move.</summary>
    NotInThisStatus = 30,

    /// <summary>The order is in a stage that the host no longer registers.</summary>
    StageRemoved = 31,

    /// <summary>The shop has confirmed the order already.</summary>
    AlreadyConfirmed = 32,

    /// <summary>The shop has not confirmed the order.</summary>
    NotConfirmed = 33,

    /// <summary>Units have left the house.</summary>
    UnitsHaveLeft = 34,

    /// <summary>Units are still inside or on their way.</summary>
    UnitsUnderWay = 35,

    /// <summary>A hold stops the request.</summary>
    OnHold = 40,

    /// <summary>An open gate stops the request.</summary>
    BehindGate = 41,

    /// <summary>The line does not travel.</summary>
    NeedsNoShipping = 50,

    /// <summary>More units were asked for than can go.</summary>
    NotEnoughUnits = 51,

    /// <summary>There is no unit the request could act on.</summary>
    NothingToDo = 52,
}
