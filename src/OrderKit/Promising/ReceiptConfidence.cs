namespace OrderKit.Promising;

/// <summary>How sure it is that a scheduled receipt comes.</summary>
public enum ReceiptConfidence
{
    /// <summary>The supplier has confirmed it, or it is on its way: a promise may stand on it.</summary>
    Firm = 0,

    /// <summary>It is intended and not confirmed: counted only where the rules say so.</summary>
    Planned = 1,
}
