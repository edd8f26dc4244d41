namespace OrderKit.Availability;

/// <summary>What happens when an order asks for more than is free.</summary>
public enum ReservePolicy
{
    /// <summary>Every unit of every line, or none: a shop that does not sell what it does not have.</summary>
    AllOrNothing = 1,

    /// <summary>What is free, lines with low numbers first; the rest is the order's backorder. Nothing free is accepted too.</summary>
    BestEffort = 2,
}
