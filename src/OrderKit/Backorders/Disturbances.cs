using NodaTime;
using OrderKit.Promising;

namespace OrderKit.Backorders;

/// <summary>Which of the supplies behind standing promises no longer give what was promised from them.</summary>
internal sealed class Disturbances
{
    private readonly AtpSchedule schedule;
    private readonly Dictionary<ReceiptId, State> receipts = [];
    private readonly bool isStockShort;
    private readonly ReceiptId? any;

    internal Disturbances(AtpSchedule schedule, FreeUnits[] supply, ReadOnlySpan<WaitingLine> lines)
    {
        this.schedule = schedule;
        var promised = Promised(lines, out var setAside);
        var gone = 0L;
        foreach (var (id, claim) in promised)
        {
            receipts.Add(id, StateOf(supply, id, claim.Units));
            gone += receipts[id].Cause == PromiseCause.ReceiptGone ? claim.Units : 0;
        }

        isStockShort = setAside > supply[0].Units;
        if (gone > 0 && setAside + gone <= supply[0].Units)
        {
            Arrive();
        }

        any = promised.OrderBy(claim => claim.Key.Value, StringComparer.Ordinal)
            .Where(claim => Fault(claim.Key, claim.Value.Earliest) != PromiseCause.None)
            .Select(claim => (ReceiptId?)claim.Key).FirstOrDefault();
    }

    // Why a line has a worse day than before: its own supply first, then that of others, then its rank.
    internal (PromiseCause Cause, ReceiptId? Receipt) Explain(WaitingLine line)
    {
        var (isMadeLate, hasStock) = (false, false);
        foreach (var part in line.Promise!.Parts.AsSpan())
        {
            if (part.Receipt is { } receipt && Fault(receipt, part.Date) is not PromiseCause.None and var cause)
            {
                return (cause, receipt);
            }

            isMadeLate |= part.IsMade && part.Date < schedule.Today;
            hasStock |= part.Receipt is null && !part.IsMade;
        }

        return isMadeLate ? (PromiseCause.MadeLate, null)
            : isStockShort && hasStock ? (PromiseCause.StockShort, null)
            : any is not null || isStockShort ? (PromiseCause.KnockOn, any)
            : (PromiseCause.Outranked, null);
    }

    private static Dictionary<ReceiptId, Claim> Promised(ReadOnlySpan<WaitingLine> lines, out long setAside)
    {
        Dictionary<ReceiptId, Claim> promised = [];
        setAside = 0;
        foreach (var line in lines)
        {
            foreach (var part in line.Promise is { } promise ? promise.Parts.AsSpan() : [])
            {
                if (part.Receipt is { } receipt)
                {
                    var before = promised.GetValueOrDefault(receipt, new(0, part.Date));
                    promised[receipt] = new(before.Units + part.Units.Value, LocalDate.Min(before.Earliest, part.Date));
                }
                else
                {
                    setAside += part.IsMade ? 0 : part.Units.Value;
                }
            }
        }

        return promised;
    }

    private State StateOf(FreeUnits[] supply, ReceiptId id, long promised)
    {
        if (schedule.Picture.Receipts.FirstOrDefault(receipt => receipt.Id == id) is not { } expected)
        {
            return new(PromiseCause.ReceiptGone, 0);
        }

        var counted = Array.FindIndex(schedule.Receipts, receipt => receipt.Id == id);
        return counted < 0 ? new(PromiseCause.ReceiptLate, 0)
            : expected.Quantity.Value < promised ? new(PromiseCause.ReceiptShort, schedule.Receipts[counted].Day)
            : supply.Where(free => free.Receipt == id).Sum(free => free.Units) < promised
                ? new(PromiseCause.OtherDemand, schedule.Receipts[counted].Day)
            : new(PromiseCause.None, schedule.Receipts[counted].Day);
    }

    // The shelf has what was set aside and the units of every receipt that is gone: they came.
    private void Arrive()
    {
        foreach (var (id, state) in receipts.ToArray())
        {
            receipts[id] = state.Cause == PromiseCause.ReceiptGone ? default : state;
        }
    }

    private PromiseCause Fault(ReceiptId receipt, LocalDate promisedFor) => receipts[receipt] switch
    {
        { Cause: PromiseCause.ReceiptGone or PromiseCause.ReceiptLate } state => state.Cause,
        var state when state.Day > 0 && schedule.Date(state.Day) > promisedFor => PromiseCause.ReceiptLate,
        var state => state.Cause,
    };

    private readonly record struct Claim(long Units, LocalDate Earliest);

    private readonly record struct State(PromiseCause Cause, int Day);
}
