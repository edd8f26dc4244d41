namespace OrderKit.Orders;

/// <summary>In which way a report contradicts what the order knew. The report is taken all the same; the contradiction is
/// recorded.</summary>
/// <remarks>The numbers are fixed; later versions may add kinds.</remarks>
public enum ContradictionKind
{
    /// <summary>It happened before the customer clicked on purchase.</summary>
    BeforePlaced = 1,

    /// <summary>The shop had not confirmed the order.</summary>
    BeforeConfirmed = 2,

    /// <summary>Units left while a hold stopped shipping.</summary>
    WhileOnHold = 3,

    /// <summary>Units left past an open gate: it stopped shipping, or they took the order out of the gate's status.</summary>
    PastOpenGate = 4,

    /// <summary>Units were delivered, returned or lost that had not been reported shipped.</summary>
    BeforeShipped = 5,

    /// <summary>Shipped was reported of units that had arrived, come back or been lost already.</summary>
    ShippedAfterArrival = 6,

    /// <summary>The report speaks of more units than the order has for it.</summary>
    MoreThanOrdered = 7,

    /// <summary>Nothing of what was taken back had been reported.</summary>
    RetractedNothing = 8,

    /// <summary>The order had been rejected or cancelled.</summary>
    AfterEnd = 9,

    /// <summary>The reporter does not know when it happened.</summary>
    TimeUnknown = 10,

    /// <summary>The units had been cancelled.</summary>
    AfterCancelled = 11,

    /// <summary>The units had been delivered.</summary>
    AfterDelivered = 12,

    /// <summary>The units had come back.</summary>
    AfterReturned = 13,

    /// <summary>The units had been lost.</summary>
    AfterLost = 14,

    /// <summary>The order was cancelled when units had left; those stay where they are.</summary>
    CancelledAfterHandOver = 15,

    /// <summary>More money was captured than was authorised and still held.</summary>
    MoreThanAuthorised = 20,

    /// <summary>More money went back than had come and not gone back before.</summary>
    MoreThanCaptured = 21,

    /// <summary>Money went back that nobody had asked for.</summary>
    RefundedUnasked = 22,

    /// <summary>More money has come than the order as it stands is owed.</summary>
    Overcharged = 23,

    /// <summary>One transaction was told again with another amount; the first stands.</summary>
    PaymentAmountDiffers = 24,

    /// <summary>More held money was let go of than was held.</summary>
    MoreThanHeld = 25,

    /// <summary>Units left before they were paid for as the order's payment policy asks.</summary>
    BeforePaid = 26,

    /// <summary>A dispute was decided over more money than was in dispute.</summary>
    MoreThanDisputed = 27,

    /// <summary>Units left before the customer had approved their proof.</summary>
    BeforeApproval = 30,
}
