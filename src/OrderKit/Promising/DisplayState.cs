namespace OrderKit.Promising;

/// <summary>What a shop shows beside an article.</summary>
public enum DisplayState
{
    /// <summary>It cannot be had, and no day is known.</summary>
    NotAvailable = 0,

    /// <summary>The wanted quantity is there.</summary>
    InStock = 1,

    /// <summary>The wanted quantity is there, and not much more.</summary>
    FewLeft = 2,

    /// <summary>Back on a day that is in the answer; without a day where the shop takes backorders that have none.</summary>
    BackOn = 3,

    /// <summary>Made or bought when ordered: the answer says in how many days.</summary>
    MadeToOrder = 4,

    /// <summary>Not released yet and sold in advance for the day in the answer.</summary>
    PreOrder = 5,
}
