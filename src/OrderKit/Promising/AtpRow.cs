using NodaTime;

namespace OrderKit.Promising;

/// <summary>One day of an <see cref="AtpSchedule"/> on which something comes or goes.</summary>
/// <param name="Date">The day; the row holds until the next row's day.</param>
/// <param name="Supply">Units that come on the day.</param>
/// <param name="Demand">Units that go on the day.</param>
/// <param name="Balance">Projected stock at the end of the day, less safety stock; negative when demand is not covered.</param>
/// <param name="Promisable">Units that can be promised for the day, never below 0.</param>
public sealed record AtpRow(LocalDate Date, long Supply, long Demand, long Balance, Quantity Promisable);
