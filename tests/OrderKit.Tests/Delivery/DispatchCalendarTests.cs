using FsCheck.Xunit;
using NodaTime.Text;
using OrderKit.Delivery;

namespace OrderKit.Tests.Delivery;

public sealed class DispatchCalendarTests
{
    private static readonly DispatchCalendar Stockholm = new(DateTimeZoneProviders.Tzdb["Europe/Stockholm"], new(14, 0));

    // 2026-03-02 is a Monday; the clocks go forward on Sunday 2026-03-29.
    [Theory]
    [InlineData("2026-03-02T12:59:59Z", "2026-03-02", "2026-03-02")]
    [InlineData("2026-03-02T13:00:00Z", "2026-03-02", "2026-03-03")]
    [InlineData("2026-03-06T12:59:59Z", "2026-03-02", "2026-03-06")]
    [InlineData("2026-03-06T13:00:00Z", "2026-03-02", "2026-03-09")]
    [InlineData("2026-03-07T08:00:00Z", "2026-03-02", "2026-03-09")]
    [InlineData("2026-03-02T08:00:00Z", "2026-03-05", "2026-03-05")]
    [InlineData("2026-03-02T08:00:00Z", "2026-03-07", "2026-03-09")]
    [InlineData("2026-03-30T11:59:59Z", "2026-03-02", "2026-03-30")]
    [InlineData("2026-03-30T12:00:00Z", "2026-03-02", "2026-03-31")]
    [InlineData("2026-03-01T23:30:00Z", "2026-03-01", "2026-03-02")]
    public void An_order_leaves_on_a_working_day(string orderedAt, string readyOn, string expected) =>
        Assert.Equal(Date(expected), Stockholm.HandOverDay(InstantPattern.General.Parse(orderedAt).Value, Date(readyOn)));

    [Property(MaxTest = 1000)]
    public bool An_order_before_the_shown_moment_leaves_on_the_shown_day_and_one_at_it_later(int minutes, byte ready)
    {
        var orderedAt = Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMinutes(minutes % 1_000_000);
        var readyOn = new LocalDate(2026, 1, 1).PlusDays(ready);
        var day = Stockholm.HandOverDay(orderedAt, readyOn);
        var before = Stockholm.OrderBefore(day);
        return orderedAt < before
            && Stockholm.HandOverDay(before - Duration.Epsilon, readyOn) == day
            && Stockholm.HandOverDay(before, readyOn) > day;
    }

    [Theory]
    [InlineData("2026-03-06", 0, "2026-03-06")]
    [InlineData("2026-03-06", 1, "2026-03-09")]
    [InlineData("2026-03-07", 0, "2026-03-09")]
    [InlineData("2026-03-08", 1, "2026-03-10")]
    [InlineData("2026-03-02", 5, "2026-03-09")]
    public void Working_days_are_counted_on_dates(string from, int days, string expected) =>
        Assert.Equal(Date(expected), DispatchCalendar.AddWorkingDays(Date(from), days));

    [Fact]
    public void Working_days_are_not_counted_backwards() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DispatchCalendar.AddWorkingDays(Date("2026-03-06"), -1));

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
