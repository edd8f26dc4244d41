using NodaTime;

namespace OrderKit.Tailoring;

/// <summary>On which day tailored units are ready: working days added on dates, never on instants.</summary>
public static class LeadTime
{
    /// <summary>The longest way to the next working day, 366 days: a calendar without one is a mistake.</summary>
    public const int IdleDaysMax = 366;

    /// <summary>The day on which work that takes a number of working days is ready.</summary>
    /// <param name="from">The day of the approval or of the purchase, in the workshop's zone; not counted itself.</param>
    /// <param name="workingDays">Working days the work takes, 0 or more.</param>
    /// <param name="isWorkingDay">The workshop's calendar.</param>
    /// <returns>The last of so many working days after the first day; with 0 the first working day on or after it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    /// <exception cref="ArgumentException">The calendar has no working day within 366 days.</exception>
    public static LocalDate ReadyOn(LocalDate from, int workingDays, Func<LocalDate, bool> isWorkingDay)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        ArgumentNullException.ThrowIfNull(isWorkingDay);
        var day = workingDays == 0 ? Next(from, isWorkingDay) : from;
        for (var left = workingDays; left > 0; left--)
        {
            day = Next(day.PlusDays(1), isWorkingDay);
        }

        return day;
    }

    private static LocalDate Next(LocalDate day, Func<LocalDate, bool> isWorkingDay)
    {
        for (var idle = 0; idle <= IdleDaysMax; idle++)
        {
            if (isWorkingDay(day))
            {
                return day;
            }

            day = day.PlusDays(1);
        }

        throw new ArgumentException($"The calendar has no working day within {IdleDaysMax} days.", nameof(isWorkingDay));
    }
}
