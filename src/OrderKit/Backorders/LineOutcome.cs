using OrderKit.Promising;

namespace OrderKit.Backorders;

/// <summary>What a run decided for one waiting line.</summary>
/// <param name="Line">The line as it came into the run.</param>
/// <param name="Step">What is to be done or told.</param>
public sealed record LineOutcome(WaitingLine Line, LineStep Step)
{
    /// <summary>Units that leave now from the shelf. A line that may not be split has all of them or none.</summary>
    public Quantity Filled { get; init; }

    /// <summary>Units that wait no more because patience ended.</summary>
    public Quantity Cancelled { get; init; }

    /// <summary>The promise in force for what still waits; null when nothing waits or no day was ever known.</summary>
    public BackorderPromise? Promise { get; init; }

    /// <summary>Why.</summary>
    public PromiseCause Cause { get; init; }

    /// <summary>The receipt that caused a slip; null when none did.</summary>
    public ReceiptId? Receipt { get; init; }

    /// <summary>The line as it waits from now on; null when it waits no more.</summary>
    public WaitingLine? Next => Step is LineStep.Filled or LineStep.Cancelled
        ? null
        : Line with
        {
            Units = Line.Units - Filled,
            Promises = Promise is null || Promise == Line.Promise ? Line.Promises
                : Promise.MadeAt == Line.Promise?.MadeAt && Promise.Date == Line.Promise?.Date
                    ? Line.Promises.With(Line.Promises.Count - 1, Promise)
                    : Line.Promises.Add(Promise),
            IsAsked = Line.IsAsked || Step == LineStep.Asked,
        };
}
