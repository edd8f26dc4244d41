namespace OrderKit;

/// <summary>Every reason for which a request can be refused, with its fixed number.</summary>
/// <remarks>A number is never reused or given another meaning. The number is also the rank: where several reasons apply, the lowest is
/// given. 1–199 orders (of these 60–89 tailoring, 90–109 payments, 110–139 changes, 140–149 product facts), 200–299 availability,
/// 300–399 shipments, 400–499 carriers, 500–599 delivery, 600–699 checkout, 700–799 personal data. New reasons take free numbers, so a
/// program keeps a default arm.</remarks>
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

    /// <summary>More money than an order can come to.</summary>
    AmountTooLarge = 18,

    /// <summary>An amount is zero where money must move.</summary>
    AmountZero = 19,

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

    /// <summary>Nothing of this kind was asked of the payment provider under this number.</summary>
    PaymentDueUnknown = 27,

    /// <summary>A change says nothing, says one thing twice, or is valid for no time or too long.</summary>
    ChangeMalformed = 28,

    /// <summary>The order has no open change of this number.</summary>
    ChangeUnknown = 29,

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

    /// <summary>The payment provider does not hold enough money for what is to leave.</summary>
    NotAuthorised = 42,

    /// <summary>The money for what is to leave has not come.</summary>
    NotCaptured = 43,

    /// <summary>The line does not travel.</summary>
    NeedsNoShipping = 50,

    /// <summary>More units were asked for than can go.</summary>
    NotEnoughUnits = 51,

    /// <summary>There is no unit the request could act on.</summary>
    NothingToDo = 52,

    /// <summary>The product cannot be bought without an instruction that was not given.</summary>
    InstructionsMissing = 60,

    /// <summary>An instruction does not fit the product's schema.</summary>
    InstructionsInvalid = 61,

    /// <summary>The instructions are locked: their time is over, or work has begun.</summary>
    TailoringLocked = 62,

    /// <summary>The customer has not approved the proof.</summary>
    ProofNotApproved = 63,

    /// <summary>The units are to be tailored first.</summary>
    NotTailored = 64,

    /// <summary>No proof is to be sent or waits for an answer.</summary>
    NoProofAwaited = 65,

    /// <summary>The answer is about a proof of another revision of the instructions.</summary>
    ProofOutdated = 66,

    /// <summary>The line is sold as it is.</summary>
    LineNotTailored = 67,

    /// <summary>The instructions were erased with the order's personal data.</summary>
    InstructionsErased = 68,

    /// <summary>The instructions are the ones in force already.</summary>
    InstructionsUnchanged = 69,

    /// <summary>The order has no payment policy: the host sees to its money by itself.</summary>
    MoneyNotFollowed = 90,

    /// <summary>More money is to be let off than the customer owes.</summary>
    NotEnoughMoney = 91,

    /// <summary>The amount has more decimals than the currency's smallest unit.</summary>
    AmountTooFine = 92,

    /// <summary>No money is due that way, or none is held that is not needed.</summary>
    NothingToMove = 93,

    /// <summary>Another change of the order is open.</summary>
    ChangeOpen = 110,

    /// <summary>The time in which the change could be applied is over.</summary>
    ChangeExpired = 111,

    /// <summary>Something has happened to the order since the change was looked at.</summary>
    OrderHasMoved = 112,

    /// <summary>The order has a line of the number under which one is to be added.</summary>
    LineExists = 113,

    /// <summary>A shipment that was asked for has not left; it goes where it was to go.</summary>
    ShipmentUnderWay = 114,

    /// <summary>The change would leave nothing of the order.</summary>
    NothingLeft = 115,

    /// <summary>A fact about a product is needed that the host has not given.</summary>
    ProductFactMissing = 140,

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
    PositionFull = 211,
    /// <summary>The units are free, but no choice of locations keeps the lines together and apart as they must be.</summary>
    NoWayToSend = 212,
    /// <summary>The host has not registered this sales channel.</summary>
    ChannelUnknown = 213,
    /// <summary>The order names other locations, or its sales channel does not see this one.</summary>
    LocationNotAllowed = 214,
    /// <summary>The order that was to get units holds a reservation already.</summary>
    ReservationExists = 215,
    /// <summary>The reservation has expired; its units can be committed again, not moved.</summary>
    ReservationExpired = 216,
    /// <summary>Fewer units can be promised for the day than were asked for.</summary>
    NotPromisable = 220,
    /// <summary>The shop does not sell what it does not have.</summary>
    BackordersNotAccepted = 221,
    /// <summary>No known supply gives the backorder a day, and the shop sells none without.</summary>
    BackorderUndated = 222,
    /// <summary>As many units of the article wait already as the shop lets wait.</summary>
    BackorderLimitReached = 223,
    /// <summary>As many units are sold before the release as the shop lets be sold.</summary>
    PreOrderFull = 224,
    /// <summary>The shelf cannot be corrected below zero or beyond what can be counted.</summary>
    AdjustedOutOfRange = 250,
    /// <summary>The position has changed since it was looked at.</summary>
    PositionChanged = 251,

    /// <summary>No shipment was planned under this id.</summary>
    ShipmentNotPlanned = 300,
    /// <summary>The shipment has already accepted another command under this command id.</summary>
    ShipmentCommandIdReused = 301,
    /// <summary>Another shipment was planned under this id before.</summary>
    ShipmentAlreadyPlanned = 302,
    /// <summary>The contents of the parcels do not add up to the lines of the shipment.</summary>
    ParcelContentsDiffer = 303,
    /// <summary>The carrier was asked to book and its answer is not known; a second booking could be a double one.</summary>
    BookingOpen = 304,
    /// <summary>The carrier has booked the shipment.</summary>
    ShipmentAlreadyBooked = 305,
    /// <summary>No booking under this reference waits for an answer.</summary>
    BookingNotOpen = 306,
    /// <summary>The carrier gave another number of tracking numbers than there are parcels.</summary>
    TrackingNumbersDiffer = 307,
    /// <summary>There is no booking that could be voided.</summary>
    ShipmentNotBooked = 308,
    /// <summary>The carrier has the parcels, so their booking can no longer be voided.</summary>
    ShipmentHandedOver = 309,

    /// <summary>No carrier of this code is registered.</summary>
    CarrierUnknown = 400,
    /// <summary>The carrier cannot do what was asked, now or later.</summary>
    CarrierUnsupported = 401,
    /// <summary>The carrier answered the booking with no; nothing is booked.</summary>
    CarrierRefusedBooking = 402,
    /// <summary>The carrier answered the voiding with no; the booking stands.</summary>
    CarrierRefusedVoid = 403,
    /// <summary>The carrier's answer to the booking did not come; it may have booked or not.</summary>
    CarrierDidNotAnswer = 404,

    /// <summary>The chosen delivery option is no longer offered for this question.</summary>
    DeliveryOptionNotOffered = 500,
    /// <summary>The cut-off for the shown delivery days has passed; the option now has other days.</summary>
    DeliveryCutOffPassed = 501,

    /// <summary>The order's delivery names no carrier that could be booked.</summary>
    NoCarrierChosen = 600,
    /// <summary>The order has no receiver any more: none was given, or the personal data were erased.</summary>
    NoReceiver = 601,

    /// <summary>The law still wants it kept: the mark's last day is not over.</summary>
    KeptByLaw = 700,
    /// <summary>The order has another document of this id; documents never change.</summary>
    DocumentIdReused = 701,
}
