namespace OrderKit.Tests.Testing;

/// <summary>A place in the gap of a broken store where two callers meet before either goes on, so that the fault shows every
/// time.</summary>
internal sealed class Meeting
{
    // Only one that has no partner waits so long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private TaskCompletionSource? waiting;

    internal async Task ArriveAsync()
    {
        Task partner;
        lock (gate)
        {
            if (waiting is { Task.IsCompleted: false } here)
            {
                waiting = null;
                here.SetResult();
                return;
            }

            waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
            partner = waiting.Task;
        }

        await Task.WhenAny(partner, Task.Delay(Patience));
    }
}
