using System.Runtime.ExceptionServices;
using OrderKit.Availability;

namespace OrderKit.Combining;

/// <summary>A command in the queue of a <see cref="StockCombiner"/>, until it is answered or its caller gives up.</summary>
internal sealed class WaitingCommand(StockCommand command)
{
    private readonly TaskCompletionSource turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Decision<StockAnswer>? answer;
    private Exception? fault;

    internal StockCommand Command => command;

    /// <summary>Whether its caller no longer waits. Read and written under the combiner's lock.</summary>
    internal bool IsGone { get; set; }

    /// <summary>Whether it is its caller's turn to lead the next batch. Read and written under the combiner's lock.</summary>
    internal bool Leads { get; set; }

    /// <summary>Done when it is answered or is to lead.</summary>
    internal Task Turn => turn.Task;

    /// <summary>The answer, or what went wrong, thrown.</summary>
    internal Decision<StockAnswer> Result
    {
        get
        {
            if (fault is not null)
            {
                ExceptionDispatchInfo.Throw(fault);
            }

            return answer!;
        }
    }

    internal void Answer(Decision<StockAnswer> given) => answer = given;

    internal void Fail(Exception with) => fault = with;

    internal void Wake() => turn.TrySetResult();
}
