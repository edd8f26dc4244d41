using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using OrderKit.Availability;

namespace OrderKit.InMemory;

/// <summary>Every reservation there ever was, packed into pages: millions of them are few objects for the collector to go
/// through.</summary>
internal sealed class MemoryReservations : IReadOnlyDictionary<OrderId, Reservation>
{
    private const int OnPage = 128;

    private readonly Dictionary<OrderId, int> places = [];
    private readonly List<PackedReservation[]> pages = [];

    public int Count => places.Count;

    public IEnumerable<OrderId> Keys => places.Keys;

    public IEnumerable<Reservation> Values => places.Values.Select(At);

    public Reservation this[OrderId key] => At(places[key]);

    public bool ContainsKey(OrderId key) => places.ContainsKey(key);

    public bool TryGetValue(OrderId key, [MaybeNullWhen(false)] out Reservation value)
    {
        var isKnown = places.TryGetValue(key, out var place);
        value = isKnown ? At(place) : null;
        return isKnown;
    }

    public IEnumerator<KeyValuePair<OrderId, Reservation>> GetEnumerator() =>
        places.Select(place => KeyValuePair.Create(place.Key, At(place.Value))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Put(Reservation reservation)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, reservation.Order, out var isKnown);
        if (!isKnown)
        {
            place = places.Count - 1;
            if (place % OnPage == 0)
            {
                pages.Add(new PackedReservation[OnPage]);
            }
        }

        pages[place / OnPage][place % OnPage] = new(reservation);
    }

    private Reservation At(int place) => pages[place / OnPage][place % OnPage].Unpack();
}
