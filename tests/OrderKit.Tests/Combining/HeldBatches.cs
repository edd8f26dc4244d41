using OrderKit.Availability;
using OrderKit.Combining;

namespace OrderKit.Tests.Combining;

/// <summary>Writes batches nowhere, from the moment on at which the test lets it; answers each command with its own name.</summary>
internal sealed class HeldBatches : IStockBatches
{
    private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal List<string> Written { get; } = [];

    internal int Calls { get; private set; }

    internal int Writer { get; private set; }

    internal string? Poison { get; set; }

    internal Exception? Trouble { get; set; }

    internal bool Yields { get; set; }

    public async ValueTask<ValueList<Decision<StockAnswer>>> WriteAsync(ValueList<StockCommand> commands)
    {
        await open.Task;
        if (Yields)
        {
            await Task.Yield();
        }

        Calls++;
        Writer = Environment.CurrentManagedThreadId;
        var ids = commands.Select(command => ((StockCommand.Receive)command).Id.Value).ToArray();
        if (Trouble is not null)
        {
            throw Trouble;
        }

        if (ids.Contains(Poison))
        {
            throw new StockInvariantException(Poison!);
        }

        Written.Add(string.Join(' ', ids));
        return ids.Select(id => Decision.Accept<StockAnswer>(new StockAnswer.Moved(new(new("MUG"), new($"L{id[1..]}"))))).ToValueList();
    }

    public bool MayBeOneCommand(Exception fault) => fault is StockInvariantException;

    internal static StockCommand Command(string id) => new StockCommand.Receive(new(id), new("MUG"), new("LAGER"), 1);

    internal static string Name(Decision<StockAnswer> answer) => ((StockAnswer.Moved)answer.Value).Position.Location.Value;

    internal void Open() => open.TrySetResult();
}
