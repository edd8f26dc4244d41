namespace OrderKit;

/// <summary>Every reason for which a request can be refused, with its fixed number.</summary>
/// <remarks>A number is never reused or given another meaning. The number is also the rank: where several reasons apply, the lowest is
/// given. 1–199 orders, 200–299 availability, 300–399 shipments, 400–499 carriers, 500–599 delivery, 600–699 checkout. New reasons take
/// free numbers, so a program keeps a default arm.</remarks>
public enum RefusalReason
{
    /// <summary>The id was used before on this stock, for the same verb but other content.</summary>
    StockCommandReused = 200,

    /// <summary>The order has no reservation.</summary>
    ReservationUnknown = 201,

    /// <summary>Another attempt to purchase has replaced the reservation that is meant.</summary>
    ReservationReplaced = 202,

    /// <summary>The reservation is committed and cannot be replaced or committed otherwise; units can be released.</summary>
    ReservationCommitted = 203,

    /// <summary>The reservation holds nothing any more: all was consumed or released.</summary>
    ReservationEnded = 204,

    /// <summary>The reservation is pending or expired: units leave the shelf only once it is committed.</summary>
    ReservationNotCommitted = 205,

    /// <summary>The reservation has no such line.</summary>
    ReservationLineUnknown = 206,

    /// <summary>More units were named than the line holds, there or in all.</summary>
    MoreThanReserved = 207,

    /// <summary>The stock does not know the article at any location.</summary>
    SkuNotStocked = 208,

    /// <summary>Fewer units are free than were asked for; each unlock says how many of an article can be reserved.</summary>
    NotEnoughStock = 209,

    /// <summary>More units would leave than the ledger has on hand there: a count or a receipt is missing.</summary>
    NotOnHand = 210,

    /// <summary>The position would have more units than can be counted.</summary>
    TooManyUnits = 211,
}
