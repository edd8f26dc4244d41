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

    /// <summary>Units left while an open gate stopped shipping.</summary>
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

    /// <summary>Units left before the customer had approved their proof.</summary>
    BeforeApproval = 30,
}
