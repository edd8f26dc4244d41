using OrderKit.Availability;

namespace OrderKit.Combining;

/// <summary>What a database does for a <see cref="StockCombiner"/>: decides and writes a batch in one transaction.</summary>
internal interface IStockBatches
{
    /// <summary>Decides the commands one after the other and writes what they came to, all of it or none.</summary>
    /// <param name="commands">1 or more commands.</param>
    /// <returns>One answer a command, in order.</returns>
    ValueTask<ValueList<Decision<StockAnswer>>> WriteAsync(ValueList<StockCommand> commands);

    /// <summary>Whether a fault may lie in one command of the batch; then each is tried alone. False when the database as a whole is in
    /// trouble, and trying again would only make the others wait.</summary>
    /// <param name="fault">What went wrong.</param>
    bool MayBeOneCommand(Exception fault);
}
