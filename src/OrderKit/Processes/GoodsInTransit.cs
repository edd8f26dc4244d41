using NodaTime;
using OrderKit.Availability;
using OrderKit.Promising;

namespace OrderKit.Processes;

/// <summary>Goods on their way from one location to another: gone here, not there yet, and expected on a day.</summary>
/// <remarks>While they travel they lie at a location of <see cref="StockRules.Transit"/>, so the sum over all locations stays and no order
/// is taken from them. A document without I/O: it says which stock commands follow and what is expected; the host carries them out and
/// keeps the document. When the goods are late, give it another <see cref="Due"/>: the receipt keeps its id, so a slip finds its
/// cause.</remarks>
/// <param name="Transfer">Names the transfer, and the receipt it is expected as.</param>
/// <param name="Sku">The article.</param>
/// <param name="From">Where they leave.</param>
/// <param name="Via">Where they lie meanwhile: a location of <see cref="StockRules.Transit"/>.</param>
/// <param name="To">Where they are to arrive.</param>
/// <param name="Sent">How many left; 1 or more.</param>
/// <param name="Due">The day on which they can be promised from there.</param>
public sealed record GoodsInTransit(
    ReceiptId Transfer, Sku Sku, LocationId From, LocationId Via, LocationId To, Quantity Sent, LocalDate Due)
{
    private static readonly Code Surplus = new("more-than-underway");

    /// <summary>How many left; 1 or more.</summary>
    /// <exception cref="ArgumentException">There is no unit.</exception>
    public Quantity Sent { get; } = Sent.IsZero ? throw new ArgumentException("At least one unit.", nameof(Sent)) : Sent;

    /// <summary>What has arrived so far, each arrival once.</summary>
    public ValueList<Arrival> Arrivals { get; init; } = [];

    /// <summary>Units given up: they left and will not come.</summary>
    public Quantity Missing { get; init; }

    /// <summary>Units still on their way.</summary>
    public Quantity Underway => (int)Math.Max(0, Sent.Value - Missing.Value - Arrivals.Sum(arrival => (long)arrival.Carried.Value));

    /// <summary>The command by which they leave; the stock refuses it when fewer are free there.</summary>
    public StockCommand.Transfer Leave => new(Id("leave"), Sku, From, Via, Sent);

    /// <summary>What is expected at <see cref="To"/>, for its supply picture; null when nothing is on its way.</summary>
    public Receipt? Expected => Underway.IsZero ? null : new(Transfer, Due, Underway);

    /// <summary>Takes in that units have arrived, some or all; the rest stays on its way.</summary>
    /// <param name="id">Names the news: told again, it changes nothing.</param>
    /// <param name="units">Units that arrived; 1 or more. More than were on their way are put on the shelf as well and said to be a
    /// correction with the reason <c>more-than-underway</c>.</param>
    /// <returns>The stock commands and the document after it; refused with <see cref="RefusalReason.StockCommandReused"/> when other
    /// units came under this id.</returns>
    /// <exception cref="ArgumentException">There is no unit.</exception>
    public Decision<Step> Arrive(CommandId id, Quantity units)
    {
        if (units.IsZero)
        {
            throw new ArgumentException("At least one unit arrives.", nameof(units));
        }

        if (Arrivals.FirstOrDefault(arrival => arrival.Id == id) is { } known)
        {
            return known.Carried + known.Beyond == units
                ? Decision.Accept(new Step(Commands(known), this))
                : ArrivedOtherwise(known, units);
        }

        var carried = Quantity.Min(units, Underway);
        var arrived = new Arrival(id, carried, units - carried);
        return Decision.Accept(new Step(Commands(arrived), this with { Arrivals = Arrivals.Add(arrived) }));
    }

    /// <summary>Gives up what has not arrived: it is written off where it lies, with a reason.</summary>
    /// <param name="reason">Why, as the ledger will say: lost, damaged on the way, never loaded.</param>
    /// <returns>The stock commands and the document after it; no command when nothing was on its way.</returns>
    public Step GiveUp(Code reason) => Underway.IsZero
        ? new([], this)
        : new([new StockCommand.Adjust(Id("give-up"), Sku, Via, -Underway.Value, reason)], this with { Missing = Missing + Underway });

    private ValueList<StockCommand> Commands(Arrival arrived)
    {
        StockCommand? carry = arrived.Carried.IsZero ? null
            : new StockCommand.Transfer(Id("arrive", arrived.Id), Sku, Via, To, arrived.Carried);
        StockCommand? more = arrived.Beyond.IsZero ? null
            : new StockCommand.Adjust(Id("beyond", arrived.Id), Sku, To, arrived.Beyond.Value, Surplus);
        return new[] { carry, more }.OfType<StockCommand>().ToValueList();
    }

    private Refusal ArrivedOtherwise(Arrival known, Quantity told) => new(
        RefusalReason.StockCommandReused,
        $"{known.Carried + known.Beyond} of {Transfer} arrived by {known.Id}",
        $"{told} were told under the same id",
        "Possible: a new id");

    private CommandId Id(string what, CommandId? of = null) =>
        CommandId.Derived($"transit-{what}", Transfer.Value, Sku.Value, From.Value, To.Value, of?.Value ?? "");

    /// <summary>One arrival.</summary>
    /// <param name="Id">The news of it.</param>
    /// <param name="Carried">Units that were on their way.</param>
    /// <param name="Beyond">Units beyond those.</param>
    public sealed record Arrival(CommandId Id, Quantity Carried, Quantity Beyond);

    /// <summary>What follows from news about goods in transit.</summary>
    /// <param name="Commands">The stock commands, in their order; safe to send again.</param>
    /// <param name="Next">The document after it.</param>
    public sealed record Step(ValueList<StockCommand> Commands, GoodsInTransit Next);
}
