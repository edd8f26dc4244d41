using NodaTime;

namespace OrderKit.Delivery;

/// <summary>On which days a location hands parcels to carriers, and until when an order makes it the same day.</summary>
/// <remarks>Counts weekdays only; public holidays are not known to it. Days are added on dates and the cut-off is a local time in the
/// location's zone, so summer time never moves a promise.</remarks>
/// <param name="Zone">The location's time zone.</param>
/// <param name="CutOff">An order at or after this local time counts as one of the next day.</param>
public sealed record DispatchCalendar(DateTimeZone Zone, LocalTime CutOff)
{
    /// <summary>The day on which an order is handed to the carrier.</summary>
    /// <param name="orderedAt">The moment of ordering.</param>
    /// <param name="readyOn">The first day on which the goods can leave.</param>
    /// <returns>A working day, in the location's calendar.</returns>
    public LocalDate HandOverDay(Instant orderedAt, LocalDate readyOn)
    {
        var local = orderedAt.InZone(Zone);
        var first = local.TimeOfDay < CutOff ? local.Date : local.Date.PlusDays(1);
        return FirstWorkingDay(LocalDate.Max(first, readyOn));
    }

    /// <summary>The moment from which an order is no longer handed over on a day.</summary>
    /// <param name="handOverOn">The day of hand-over.</param>
    /// <returns>The cut-off of that day; a local time that a clock change skips counts as the moment of the change.</returns>
    public Instant OrderBefore(LocalDate handOverOn) =>
        (handOverOn + CutOff).InZone(Zone, NodaTime.TimeZones.Resolvers.CreateMappingResolver(
            NodaTime.TimeZones.Resolvers.ReturnEarlier, NodaTime.TimeZones.Resolvers.ReturnStartOfIntervalAfter)).ToInstant();

    /// <summary>The first working day, Monday to Friday, on or after a day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>That day or the Monday after it.</returns>
    public static LocalDate FirstWorkingDay(LocalDate day) => day.DayOfWeek switch
    {
        IsoDayOfWeek.Saturday => day.PlusDays(2),
        IsoDayOfWeek.Sunday => day.PlusDays(1),
        _ => day,
    };

    /// <summary>The working day that lies a number of working days after a day.</summary>
    /// <param name="day">The day to count from; a Saturday or Sunday counts as the Monday after it.</param>
    /// <param name="count">0 or more.</param>
    /// <returns>A working day.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static LocalDate AddWorkingDays(LocalDate day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var reached = FirstWorkingDay(day);
        for (var left = count; left > 0; left--)
        {
            reached = FirstWorkingDay(reached.PlusDays(1));
        }

        return reached;
    }
}
