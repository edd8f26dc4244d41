using System.Text.Json;
using OrderKit.Availability;

namespace OrderKit.Storing;

/// <summary>The form in which a reservation is stored: one JSON object in UTF-8, for any database.</summary>
/// <remarks>Every version reads what earlier ones wrote. A reservation is written over when it changes, so what a later version added is
/// never passed over: until this one is upgraded it leaves such a reservation alone.</remarks>
public static class StoredReservation
{
    /// <summary>Writes a reservation.</summary>
    /// <param name="reservation">The reservation.</param>
    /// <returns>One JSON object in UTF-8; the same bytes for the same reservation.</returns>
    public static byte[] Write(Reservation reservation)
    {
        ArgumentNullException.ThrowIfNull(reservation);
        return StoredWriting.Written(reservation, ReservationForm.Write);
    }

    /// <summary>Reads a reservation.</summary>
    /// <param name="json">What <see cref="Write"/> of this or an earlier version gave.</param>
    /// <returns>The reservation.</returns>
    /// <exception cref="InvalidOrderDataException">It is no reservation, it cannot be true, or it holds something that only a later version
    /// knows. The message names order and version where they could be read, and tells nothing of the content.</exception>
    public static Reservation Read(ReadOnlyMemory<byte> json) => StoredReading.Guarded("A stored reservation", json, Read);

    private static Reservation Read(StoredReading reading, JsonElement stored)
    {
        var reservation = ReservationForm.Read(reading, Upcasting.Reservations.ToCurrent(reading, stored));
        if (reading.HasUnknownMembers || reading.HasUnknownWords)
        {
            throw reading.Fault("holds something that only a later version knows");
        }

        StockInvariantException.ThrowIfBroken(reservation);
        return reservation;
    }
}
