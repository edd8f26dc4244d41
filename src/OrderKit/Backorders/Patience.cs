namespace OrderKit.Backorders;

/// <summary>How much a customer is made to bear before he is asked, or the rest is cancelled.</summary>
public sealed record Patience
{
    /// <summary>Bears everything: nobody is asked, nothing is cancelled.</summary>
    public static Patience Endless { get; } = new() { Slips = int.MaxValue, DaysLate = int.MaxValue, DaysWithoutDay = int.MaxValue };

    /// <summary>Slips that are borne; at the next one it ends.</summary>
    /// <value>Default: 2.</value>
    public int Slips { get; init; } = 2;

    /// <summary>Days after the first promised day that are borne.</summary>
    /// <value>Default: 14.</value>
    public int DaysLate { get; init; } = 14;

    /// <summary>Whole days since it was wanted that are borne without a promised day.</summary>
    /// <value>Default: 30.</value>
    public int DaysWithoutDay { get; init; } = 30;

    /// <summary>Whether units that wait are cancelled when patience ends; if not, or if the order refuses it, the customer is
    /// asked.</summary>
    /// <value>Default: false.</value>
    public bool Cancels { get; init; }
}
