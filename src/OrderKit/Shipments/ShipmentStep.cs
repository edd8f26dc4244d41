namespace OrderKit.Shipments;

/// <summary>What an accepted command did to a shipment.</summary>
/// <param name="Shipment">The shipment as it is now.</param>
/// <param name="Records">What is to be appended; empty when the command brought nothing new.</param>
/// <param name="RepeatOf">The version of the first event this very command had led to, when it was said before; null otherwise.</param>
public sealed record ShipmentStep(Shipment Shipment, ValueList<ShipmentRecord> Records, long? RepeatOf = null)
{
    /// <summary>Whether nothing changed, because this was said or known before.</summary>
    public bool IsRepeat => Records.Count == 0;
}
