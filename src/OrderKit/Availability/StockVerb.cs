namespace OrderKit.Availability;

/// <summary>What was done to the stock: the verb of a command, and the cause written in the ledger.</summary>
public enum StockVerb
{
    /// <summary>Goods came in.</summary>
    Receive = 1,

    /// <summary>Someone counted the shelf.</summary>
    Count = 2,

    /// <summary>The units kept back from sale were set.</summary>
    SetSafety = 3,

    /// <summary>The units set aside as damaged or under inspection were set.</summary>
    SetQuarantined = 4,

    /// <summary>An article was declared as never running out, or as running out again.</summary>
    SetUnlimited = 5,

    /// <summary>Units were taken for an order until a time.</summary>
    Reserve = 6,

    /// <summary>A purchase went through: its units are kept without end.</summary>
    Commit = 7,

    /// <summary>Units left the shelf for the customer.</summary>
    Consume = 8,

    /// <summary>Units were given back.</summary>
    Release = 9,

    /// <summary>The time of a pending reservation ran out.</summary>
    Expire = 10,

    /// <summary>A warehouse system said something; the ledger names what: received, counted, adjusted, set aside or scrapped.</summary>
    Hear = 11,

    /// <summary>The shelf was corrected, with a reason.</summary>
    Adjust = 12,

    /// <summary>Units that were set aside are gone for good.</summary>
    Scrap = 13,

    /// <summary>Goods went from one location to another.</summary>
    Transfer = 14,

    /// <summary>Reserved units are held at another location instead.</summary>
    MoveReserved = 15,

    /// <summary>Reserved units went to another order.</summary>
    HandOver = 16,

    /// <summary>Reserved units that are not there became a backorder.</summary>
    Backorder = 17,

    /// <summary>What was reserved was set to what the reservations hold.</summary>
    Reconcile = 18,

    /// <summary>Units were taken for what an order missed.</summary>
    Fill = 19,

    /// <summary>Units that had left came back.</summary>
    TakeBack = 20,

    /// <summary>Units that were thought to be back are not.</summary>
    LeaveAgain = 21,

    /// <summary>Units left the shelf for the customer though nobody held them: they were cancelled or waited.</summary>
    ConsumeUnheld = 22,
}
