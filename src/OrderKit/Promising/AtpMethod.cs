namespace OrderKit.Promising;

/// <summary>How available-to-promise (ATP) is computed. The same figures give other answers under another method, so an answer names its
/// method.</summary>
/// <remarks>Only the first keeps every promise: each later demand stays covered. The others are there to compare with systems that
/// compute so. A day without a receipt belongs to the period that its last receipt opened.</remarks>
public enum AtpMethod
{
    /// <summary>The smallest projected stock from the day on: what is left over is carried forward, what later demand needs is
    /// kept.</summary>
    /// <remarks>ASCM (APICS) dictionary, <c>cumulative ATP with look-ahead</c>; the method of Dynamics 365 and Infor LN.</remarks>
    CumulativeWithLookAhead = 0,

    /// <summary>The projected stock of the day: carries forward and does not look at later demand, so it can sell a unit twice.</summary>
    /// <remarks>ASCM (APICS) dictionary, <c>cumulative ATP without look-ahead</c>.</remarks>
    CumulativeWithoutLookAhead = 1,

    /// <summary>Each receipt for itself: its units less the demand until the next receipt; nothing is carried forward.</summary>
    /// <remarks>ASCM (APICS) dictionary, <c>discrete ATP</c>; Oracle's period ATP. A shortage later on is not seen.</remarks>
    Discrete = 2,

    /// <summary>As discrete, and a period that is short takes what earlier periods have left, the latest first.</summary>
    /// <remarks>Oracle Inventory, <c>ATP with backward consumption</c>.</remarks>
    DiscreteWithBackwardConsumption = 3,
}
