using FsCheck;
using FsCheck.Fluent;

namespace OrderKit.Testing.Generators;

/// <summary>Lives of orders for properties: give the class to FsCheck as a source of <see cref="OrderScript"/>.</summary>
public static class OrderGenerators
{
    // What goes on is said more often than what ends.
    private static readonly int[] Said =
        [0, 0, 0, 0, 0, 0, 1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 13, 14, 15, 16];

    /// <summary>Scripts of up to 20 steps; few shipments and units, so that contradictions and repeats are common.</summary>
    /// <returns>The scripts, which shrink step by step.</returns>
    public static Arbitrary<OrderScript> Script() => Arb.From(
        Scripts(),
        script => script.Steps.Select((_, gone) => new OrderScript(script.Steps.Where((_, at) => at != gone).ToValueList())));

    /// <summary>The same scripts at every call, for cases.</summary>
    internal static IEnumerable<OrderScript> Samples(int count) => Scripts().Sample(50, new Rnd(17, 23), count);

    private static Gen<OrderScript> Scripts() =>
        from length in Gen.Choose(1, 20)
        from steps in Gen.ArrayOf(
            from said in Gen.Elements(Said)
            from line in Gen.Frequency((4, Gen.Constant(1)), (1, Gen.Constant(2)))
            from units in Gen.Choose(1, 3)
            from shipment in Gen.Choose(1, 2)
            select new OrderScript.Step(said, line, units, shipment), length)
        select new OrderScript(steps.ToValueList());
}
