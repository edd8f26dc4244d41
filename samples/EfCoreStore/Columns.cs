using System.Text;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Text;
using OrderKit.Availability;
using OrderKit.Feeds;
using OrderKit.Orders;
using OrderKit.Storing;

namespace OrderKit.Samples.EfCoreStore;

/// <summary>An order's number as a column.</summary>
internal sealed class OrderIds() : ValueConverter<OrderId, string>(id => id.Value, text => new(text));

/// <summary>A command's id as a column.</summary>
internal sealed class CommandIds() : ValueConverter<CommandId, string>(id => id.Value, text => new(text));

/// <summary>An article as a column.</summary>
internal sealed class Skus() : ValueConverter<Sku, string>(sku => sku.Value, text => new(text));

/// <summary>A location as a column.</summary>
internal sealed class Locations() : ValueConverter<LocationId, string>(location => location.Value, text => new(text));

/// <summary>A word of the host's as a column.</summary>
internal sealed class Codes() : ValueConverter<Code, string>(code => code.Value, text => new(text));

/// <summary>Units as a column.</summary>
internal sealed class Quantities() : ValueConverter<Quantity, int>(units => units.Value, number => new(number));

/// <summary>A fingerprint as 32 hexadecimal digits.</summary>
internal sealed class Fingerprints() : ValueConverter<ContentHash, string>(
    content => content.ToString(),
    digits => new(Convert.ToUInt64(digits.Substring(0, 16), 16), Convert.ToUInt64(digits.Substring(16), 16)));

/// <summary>A moment as a text, to the nanosecond and of one length, so that texts are ordered as moments are.</summary>
internal sealed class Moments() : ValueConverter<Instant, string>(moment => Form.Format(moment), text => Form.Parse(text).Value)
{
    private static readonly InstantPattern Form = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.fffffffff'Z'");
}

/// <summary>An event in OrderKit's stored form, letter by letter.</summary>
internal sealed class EventTexts() : ValueConverter<RecordedEvent, string>(
    one => Encoding.UTF8.GetString(StoredEvent.Write(one)), text => StoredEvent.Read(Encoding.UTF8.GetBytes(text)));

/// <summary>A reservation in OrderKit's stored form.</summary>
internal sealed class ReservationTexts() : ValueConverter<Reservation, string>(
    one => Encoding.UTF8.GetString(StoredReservation.Write(one)), text => StoredReservation.Read(Encoding.UTF8.GetBytes(text)));

/// <summary>What a warehouse system said of a shelf, in OrderKit's stored form.</summary>
internal sealed class FeedTexts() : ValueConverter<WarehouseFeed, string>(
    one => Encoding.UTF8.GetString(StoredWarehouseFeed.Write(one)), text => StoredWarehouseFeed.Read(Encoding.UTF8.GetBytes(text)));
