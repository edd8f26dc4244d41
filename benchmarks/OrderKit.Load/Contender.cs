namespace OrderKit.Load;

/// <summary>One way to take a unit of an article for an order, durably.</summary>
internal interface IContender : IDisposable
{
    /// <summary>The name in the tables.</summary>
    string Name { get; }

    /// <summary>What is in force on the connection that writes, as the database says it.</summary>
    string Durability { get; }

    /// <summary>Takes one unit.</summary>
    /// <returns>True when the unit is the order's and on the disk.</returns>
    ValueTask<bool> TakeAsync(string order);

    /// <summary>What the rows say at the end: units reserved on the shelf, reservations, units of the ledger.</summary>
    (long Reserved, long Reservations, long Ledger) Count();
}
