namespace OrderKit.Availability;

/// <summary>Where units go that had left and come back.</summary>
public enum Homecoming
{
    /// <summary>On the shelf, for anybody to buy.</summary>
    Shelf = 1,

    /// <summary>On the shelf and set aside, until somebody has looked at them.</summary>
    SetAside = 2,

    /// <summary>On the shelf and held for the order again: they never left it.</summary>
    Held = 3,

    /// <summary>On the shelf, for anybody to buy: they never left it, and the order wants them no more.</summary>
    Released = 4,
}
