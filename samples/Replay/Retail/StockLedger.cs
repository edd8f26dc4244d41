using OrderKit.Samples.Replay.Figures;

namespace OrderKit.Samples.Replay.Retail;

/// <summary>The stock of each code by every line of every invoice. No opening stock is known, so it goes below zero.</summary>
internal sealed class StockLedger
{
    private readonly Dictionary<string, (long Balance, long Lowest)> codes = [];

    internal void Take(InvoiceLine line)
    {
        var (balance, lowest) = codes.GetValueOrDefault(line.StockCode);
        balance -= line.Quantity;
        codes[line.StockCode] = (balance, Math.Min(lowest, balance));
    }

    internal FigureBlock Figures(Counted counted) => new("stock_ledger_from_zero",
    [
        counted.Number("codes_ending_below_zero", codes.Values.Count(code => code.Balance < 0)),
        counted.Number("codes_ending_at_zero", codes.Values.Count(code => code.Balance == 0)),
        counted.Number("codes_ending_above_zero", codes.Values.Count(code => code.Balance > 0)),
        counted.Number("sum_of_balances", codes.Values.Sum(code => code.Balance)),
        counted.Number("sum_of_lowest_balances", codes.Values.Sum(code => code.Lowest)),
        new FigureBlock("ten_lowest_final",
        [
            .. codes.OrderBy(code => code.Value.Balance).ThenBy(code => code.Key, StringComparer.Ordinal).Take(10)
                .Select(code => counted.Number(code.Key, code.Value.Balance)),
        ]),
    ]);
}
