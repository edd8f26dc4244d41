using System.Diagnostics;
using NodaTime;
using OrderKit.Availability;

namespace OrderKit.InMemory;

/// <summary>A command accepted for a reservation of one line. Where the reservation says all that the command said, nothing more is kept;
/// of any other the fingerprint is.</summary>
internal readonly struct PackedCommand
{
    private readonly CommandId id;
    private readonly ContentHash content;
    private readonly byte verb;
    private readonly bool isPlain;
    private readonly bool isOwn;

    internal PackedCommand(StockCommand.Accepted accepted, Reservation reservation, ReservationLine line)
        : this()
    {
        (id, verb) = (accepted.Id, (byte)accepted.Verb);
        var said = accepted.Said?.Order == reservation.Order ? accepted.Said : null;
        (isPlain, isOwn) = said switch
        {
            StockCommand.Reserve reserve => (IsPlain(reserve, reservation, line), false),
            StockCommand.Commit { With: null, Lines.Count: 0 } commit => Plain(commit.MadeBy),
            StockCommand.Release { Lines.Count: 0 } release => Plain(release.MadeBy),
            _ => (false, false),
        };
        content = isPlain ? default : accepted.Content;
    }

    internal StockCommand.Accepted Unpack(
        OrderId order, LineNumber number, Sku sku, Quantity asked, ValueList<LocationId> from, Code? channel) =>
        !isPlain ? new((StockVerb)verb, id, content) : new((StockVerb)verb switch
        {
            StockVerb.Reserve =>
                new StockCommand.Reserve(id, order, [new(number, sku, asked)], Duration.Epsilon) { From = from, Channel = channel },
            StockVerb.Commit => new StockCommand.Commit(id, order) { MadeBy = isOwn ? id : null },
            StockVerb.Release => new StockCommand.Release(id, order) { MadeBy = isOwn ? id : null },
            _ => throw new UnreachableException($"{(StockVerb)verb} is never plain."),
        });

    private static bool IsPlain(StockCommand.Reserve reserve, Reservation reservation, ReservationLine line) =>
        reserve.Policy == ReservePolicy.AllOrNothing && reserve.Channel == reservation.Channel && reserve.From == reservation.From
        && reserve.Lines is [{ Together: null, Apart: null } only]
        && only.Number == line.Line && only.Sku == line.Sku && only.Quantity == line.Asked;

    private (bool IsPlain, bool IsOwn) Plain(CommandId? attempt) => (attempt is null || attempt == id, attempt == id);
}
