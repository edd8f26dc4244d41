namespace OrderKit.Availability;

/// <summary>Thrown instead of keeping a stock that cannot be true, as more reserved than there is: a bug, or broken data.</summary>
/// <remarks>Checked at every change, in every build. What was stored before stays as it was.</remarks>
public sealed class StockInvariantException : InvalidOperationException
{
    /// <summary>Says what cannot be.</summary>
    /// <param name="message">What the stock would have been.</param>
    public StockInvariantException(string message)
        : base(message)
    {
    }

    /// <summary>Refuses a position that reserves more than is on hand and short together.</summary>
    /// <remarks>No number is negative: a <see cref="Quantity"/> cannot be.</remarks>
    /// <param name="position">The position about to be stored, or just loaded.</param>
    /// <exception cref="StockInvariantException">The position cannot be true.</exception>
    public static void ThrowIfBroken(StockPosition position)
    {
        ArgumentNullException.ThrowIfNull(position);
        if (position.Reserved.Value > (long)position.OnHand.Value + position.Shortage.Value)
        {
            throw new StockInvariantException(
                $"{position.Sku} at {position.Location} would have {position.Reserved} reserved of {position.OnHand} on hand "
                + $"and {position.Shortage} short.");
        }
    }

    /// <summary>Refuses a reservation whose lines hold, sent and gave back more than was asked, or name a location twice.</summary>
    /// <param name="reservation">The reservation about to be stored, or just loaded.</param>
    /// <exception cref="StockInvariantException">The reservation cannot be true.</exception>
    public static void ThrowIfBroken(Reservation reservation)
    {
        ArgumentNullException.ThrowIfNull(reservation);
        foreach (var line in reservation.Lines.AsSpan())
        {
            var sum = 0L;
            for (var index = 0; index < line.Parts.Count; index++)
            {
                var part = line.Parts[index];
                sum += (long)part.Held.Value + part.Consumed.Value + part.Returned.Value + part.Released.Value + part.Lapsed.Value;
                for (var other = 0; other < index; other++)
                {
                    sum = line.Parts[other].Location == part.Location ? long.MaxValue / 2 : sum;
                }
            }

            if (sum > line.Asked.Value)
            {
                throw new StockInvariantException($"Line {line.Line.Value} of order {reservation.Order} has other units than were asked.");
            }
        }
    }
}
