namespace OrderKit.Orders;

/// <summary>A host's own step inside a status, as <c>quality-check</c> within Confirmed. All rules of the status stay in force.</summary>
/// <remarks>A stage is left by its trigger or when the status changes. A gate is a stage that stops requests until it is passed: it is
/// entered with its status, and once passed it is not asked again.</remarks>
/// <param name="Name">The name.</param>
/// <param name="Status">The status it lies within; not an end.</param>
public sealed record Stage(Code Name, OrderStatus Status)
{
    /// <summary>The trigger of the way out of a stage that the host no longer registers.</summary>
    public static readonly Code LeaveRemoved = new("leave-removed-stage");

    /// <summary>The trigger that enters it; null for a gate, which is entered with its status.</summary>
    public Code? EnteredBy { get; init; }

    /// <summary>The trigger that leaves it, which passes a gate; null when only a change of status does.</summary>
    public Code? LeftBy { get; init; }

    /// <summary>The requests it stops until it is passed; empty for a stage that stops none.</summary>
    public ValueList<OrderVerb> Gates { get; init; } = [];

    /// <summary>Whether it stops requests until it is passed.</summary>
    public bool IsGate => Gates.Count > 0;
}
