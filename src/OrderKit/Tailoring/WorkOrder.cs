using NodaTime;

namespace OrderKit.Tailoring;

/// <summary>What the workshop needs to make the units of one line, with the instructions in the clear. Lives in memory only.</summary>
/// <remarks>The instructions were compared with the fingerprint on the line: what the workshop sees is what the order says.</remarks>
/// <param name="Order">The order.</param>
/// <param name="Line">The line.</param>
/// <param name="Sku">The article.</param>
/// <param name="Units">Units to be made or being made; what is packed or gone is made, and not counted.</param>
/// <param name="Tailoring">Schema, revision and proof.</param>
/// <param name="Entries">The instructions with their labels, in the order of the schema.</param>
/// <param name="LocksAt">From when on the instructions cannot change; null when that is when work begins.</param>
/// <param name="IsLocked">Whether they are locked now: before that they may still change.</param>
public sealed record WorkOrder(
    OrderId Order,
    LineNumber Line,
    Sku Sku,
    Quantity Units,
    LineTailoring Tailoring,
    ValueList<WorkOrder.Entry> Entries,
    Instant? LocksAt,
    bool IsLocked)
{
    /// <summary>The order, the line and the revision only.</summary>
    /// <returns>The text without the instructions.</returns>
    public override string ToString() => $"Work order for line {Line} of order {Order}, revision {Tailoring.Revision} (withheld)";

    /// <summary>One instruction as the workshop reads it.</summary>
    /// <param name="Field">The field of the schema.</param>
    /// <param name="Value">What the customer wants there.</param>
    public sealed record Entry(TailoringField Field, InstructionValue Value)
    {
        /// <summary>The field only.</summary>
        /// <returns>The text without the value.</returns>
        public override string ToString() => $"Entry {Field.Name} (withheld)";
    }

    internal static ValueList<Entry> EntriesOf(TailoringSchema schema, ValueList<Instruction> instructions) =>
        schema.Fields.SelectMany(f => instructions.Where(i => i.Field == f.Name), (f, i) => new Entry(f, i.Value)).ToValueList();
}
