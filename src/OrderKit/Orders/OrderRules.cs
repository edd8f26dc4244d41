namespace OrderKit.Orders;

/// <summary>What a host adds to the built-in rules: its hold types and stages. Checked and frozen at start.</summary>
public sealed class OrderRules
{
    private readonly ValueList<HoldType> holdTypes;
    private readonly ValueList<Stage> stages;

    /// <summary>Freezes a host's hold types and stages.</summary>
    /// <param name="holdTypes">The hold types; <see cref="HoldType.Manual"/> is always there.</param>
    /// <param name="stages">The stages; gates of one status are entered in this order.</param>
    /// <exception cref="ArgumentException">Something is wrong with them; the message lists every fault.</exception>
    public OrderRules(IEnumerable<HoldType> holdTypes, IEnumerable<Stage> stages)
    {
        ArgumentNullException.ThrowIfNull(holdTypes);
        ArgumentNullException.ThrowIfNull(stages);
        this.holdTypes = WithManual(holdTypes.ToValueList());
        this.stages = stages.ToValueList();
        var faults = Faults(this.holdTypes, this.stages);
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", faults));
        }
    }

    /// <summary>The built-in rules alone.</summary>
    public static OrderRules Default { get; } = new([], []);

    /// <summary>The hold types in force, with the built-in one.</summary>
    public ValueList<HoldType> HoldTypes => holdTypes;

    /// <summary>The stages in force.</summary>
    public ValueList<Stage> Stages => stages;

    /// <summary>Finds everything wrong with a host's hold types and stages.</summary>
    /// <param name="holdTypes">The hold types.</param>
    /// <param name="stages">The stages.</param>
    /// <returns>One sentence a fault; empty when all is well.</returns>
    public static IReadOnlyList<string> Faults(IEnumerable<HoldType> holdTypes, IEnumerable<Stage> stages)
    {
        ArgumentNullException.ThrowIfNull(holdTypes);
        ArgumentNullException.ThrowIfNull(stages);
        var types = holdTypes.ToList();
        var steps = stages.ToList();
        return
        [
            .. types.GroupBy(t => t.Name).Where(g => g.Count() > 1).Select(g => $"Hold type {g.Key} is registered {g.Count()} times."),
            .. types.SelectMany(t => t.Stops.Where(v => !HoldType.Stoppable.Contains(v)), (t, v) => $"Hold type {t.Name} cannot stop {v}."),
            .. types.Where(t => t.Stops.Count == 0).Select(t => $"Hold type {t.Name} stops nothing."),
            .. steps.GroupBy(s => s.Name).Where(g => g.Count() > 1).Select(g => $"Stage {g.Key} is registered {g.Count()} times."),
            .. steps.SelectMany(StageFaults),
            .. AmbiguousTriggers(steps),
        ];
    }

    internal HoldType? FindHoldType(Code name) => holdTypes.FirstOrDefault(t => t.Name == name);

    internal Stage? FindStage(Code name) => stages.FirstOrDefault(s => s.Name == name);

    internal Stage? NextGate(Order order) =>
        stages.Count == 0 ? null : stages.FirstOrDefault(s => s.IsGate && s.Status == order.Status && !order.PassedStages.Contains(s.Name));

    private static ValueList<HoldType> WithManual(ValueList<HoldType> types) =>
        types.Any(t => t.Name == HoldType.Manual.Name) ? types : [HoldType.Manual, .. types];

    private static IEnumerable<string> StageFaults(Stage stage)
    {
        if (!Enum.IsDefined(stage.Status) || OrderLifecycle.Table.IsEnd(stage.Status))
        {
            yield return $"Stage {stage.Name} lies in {stage.Status}, which is no status an order stays in.";
        }

        if (stage.IsGate ? stage.EnteredBy is not null : stage.EnteredBy is null)
        {
            yield return stage.IsGate
                ? $"Stage {stage.Name} is a gate, which is entered with its status and not by a trigger."
                : $"Stage {stage.Name} cannot be reached: it names no trigger that enters it.";
        }

        if (stage.IsGate && stage.LeftBy is null)
        {
            yield return $"Stage {stage.Name} is a trap: it stops requests and names no trigger that leaves it.";
        }

        foreach (var verb in stage.Gates.Where(v => !HoldType.Stoppable.Contains(v) || v == OrderVerb.Advance))
        {
            yield return $"Stage {stage.Name} cannot stop {verb}.";
        }

        foreach (var verb in stage.Gates.Where(v => HoldType.Stoppable.Contains(v) && IsNoMove(stage.Status, v)))
        {
            yield return $"Stage {stage.Name} stops {verb}, which is no move of {stage.Status}.";
        }

        if (stage.EnteredBy == Stage.LeaveRemoved || stage.LeftBy == Stage.LeaveRemoved)
        {
            yield return $"Stage {stage.Name} uses {Stage.LeaveRemoved}, the way out of a removed stage.";
        }
    }

    private static bool IsNoMove(OrderStatus status, OrderVerb verb) =>
        Enum.IsDefined(status) && !OrderLifecycle.Table.Allows(status, verb);

    private static IEnumerable<string> AmbiguousTriggers(List<Stage> stages) =>
        stages.Where(s => s.EnteredBy is not null)
            .GroupBy(s => (s.Status, s.EnteredBy))
            .Where(g => g.Count() > 1)
            .Select(g => $"Trigger {g.Key.EnteredBy} enters {string.Join(" and ", g.Select(s => s.Name))} from one status.")
            .Concat(
                from left in stages
                from entered in stages
                where left != entered && left.LeftBy is not null && left.LeftBy == entered.EnteredBy && left.Status == entered.Status
                select $"Trigger {left.LeftBy} leaves {left.Name} and enters {entered.Name}; leaving alone is done, so give each its own.");
}
