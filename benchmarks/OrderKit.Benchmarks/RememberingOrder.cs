using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NodaTime;

namespace OrderKit.Benchmarks;

/// <summary>The order by hand that also knows a command again: it keeps each id with a SHA-256 of what the command said.</summary>
internal sealed class RememberingOrder
{
    private readonly Dictionary<string, (UInt128 Content, int Version)> commands = [];

    internal RememberingOrder(string command, string id, ValueList<Orders.LineTerms> terms, string currency, Instant now)
    {
        var text = new DefaultInterpolatedStringHandler(32, 0);
        text.AppendLiteral("place ");
        text.AppendLiteral(currency);
        foreach (var line in terms.AsSpan())
        {
            text.AppendLiteral(" ");
            text.AppendFormatted(line.Number.Value);
            text.AppendLiteral(" ");
            text.AppendLiteral(line.Sku.Value);
            text.AppendLiteral(" ");
            text.AppendFormatted(line.Quantity.Value);
            text.AppendLiteral(" ");
            text.AppendFormatted(line.Price.Unit.Amount);
            text.AppendLiteral(" ");
            text.AppendFormatted(line.Price.Gross.Amount);
        }

        var content = Hash(ref text);
        Order = new(id, terms, currency, now);
        commands[command] = (content, Order.Events);
    }

    internal PlainOrder Order { get; }

    internal void Confirm(string command, Instant now)
    {
        if (IsNew(command, $"confirm", out var content))
        {
            Order.Confirm(now);
            commands[command] = (content, Order.Events);
        }
    }

    internal void Pack(string command, Instant now)
    {
        if (IsNew(command, $"pack", out var content))
        {
            Order.Pack(now);
            commands[command] = (content, Order.Events);
        }
    }

    internal void Ship(string command, string shipment, Instant now)
    {
        if (IsNew(command, $"ship {shipment}", out var content))
        {
            Order.Ship(shipment, now);
            commands[command] = (content, Order.Events);
        }
    }

    internal void ReportShipped(string command, string shipment, ValueList<LineQuantity> units, Instant at)
    {
        if (IsNew(command, Report("shipped", shipment, units, at), out var content))
        {
            Order.ReportShipped(shipment, units, at);
            commands[command] = (content, Order.Events);
        }
    }

    internal void ReportDelivered(string command, string shipment, ValueList<LineQuantity> units, Instant at)
    {
        if (IsNew(command, Report("delivered", shipment, units, at), out var content))
        {
            Order.ReportDelivered(shipment, units, at);
            commands[command] = (content, Order.Events);
        }
    }

    internal void Complete(string command, Instant now)
    {
        if (IsNew(command, $"complete", out var content))
        {
            Order.Complete(now);
            commands[command] = (content, Order.Events);
        }
    }

    private static DefaultInterpolatedStringHandler Report(string what, string shipment, ValueList<LineQuantity> units, Instant at)
    {
        var text = new DefaultInterpolatedStringHandler(32, 0);
        text.AppendLiteral(what);
        text.AppendLiteral(" ");
        text.AppendLiteral(shipment);
        text.AppendLiteral(" ");
        text.AppendFormatted(at.ToUnixTimeTicks());
        foreach (var (line, quantity) in units.AsSpan())
        {
            text.AppendLiteral(" ");
            text.AppendFormatted(line.Value);
            text.AppendLiteral(" ");
            text.AppendFormatted(quantity.Value);
        }

        return text;
    }

    private static UInt128 Hash(ref DefaultInterpolatedStringHandler text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text.Text), hash);
        text.Clear();
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    private bool IsNew(string command, DefaultInterpolatedStringHandler text, out UInt128 content)
    {
        content = Hash(ref text);
        return !commands.TryGetValue(command, out var first)
            || (first.Content == content ? false : throw new InvalidOperationException("The id was used for other content."));
    }
}
