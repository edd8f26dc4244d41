using NodaTime;
using OrderKit.Availability;

namespace OrderKit.Combining;

/// <summary>Makes one commit of the stock commands that a host's callers send at the same time.</summary>
/// <remarks>
/// <para>There is no thread behind it. The caller who finds nobody at work leads: it takes what waits, has it decided and written as one
/// batch, wakes the others with their answers and hands the lead to the first who came meanwhile. Each caller leads one batch at most, so
/// nobody works for others without end, and a command that comes alone is written at once by its own caller.</para>
/// <para>After a batch of more than one the next leader first lets the others run, until as many wait as were served last or nobody
/// more comes: without it, callers settle into two halves that wait for each other in turns. A command that is alone loses no time.</para>
/// </remarks>
/// <param name="batches">Decides and writes.</param>
/// <param name="waitingMax">The most commands that may wait, 1 or more.</param>
/// <param name="batchMax">The most commands in one batch, 1 or more.</param>
/// <param name="retryAfter">What those are told who find the queue full.</param>
internal sealed class StockCombiner(IStockBatches batches, int waitingMax, int batchMax, Duration retryAfter)
{
    // How often in a row nobody more may come before the leader stops letting others run.
    private const int QuietMax = 2;

    private readonly Lock gate = new();
    private readonly Queue<WaitingCommand> queue = new();
    private bool isLed;
    private int lastServed;

    /// <summary>Carries out a command together with those that come at the same time.</summary>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Gives up waiting; a command that is still in the queue is then not carried out.</param>
    /// <returns>Its answer: that of the pure decider over the commands in the order in which they were taken.</returns>
    /// <exception cref="StockBusyException">The queue is full; nothing was done.</exception>
    internal ValueTask<Decision<StockAnswer>> HandleAsync(StockCommand command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var own = new WaitingCommand(command);
        lock (gate)
        {
            if (!isLed)
            {
                isLed = true;
                own.Leads = true;
            }
            else if (queue.Count >= waitingMax)
            {
                throw new StockBusyException(queue.Count, retryAfter);
            }
            else
            {
                queue.Enqueue(own);
            }
        }

        return own.Leads ? LeadAsync(own) : WaitAsync(own, cancellationToken);
    }

    private async ValueTask<Decision<StockAnswer>> WaitAsync(WaitingCommand own, CancellationToken cancellationToken)
    {
        try
        {
            await own.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            GiveUp(own);
            throw;
        }

        return own.Leads ? await LeadAsync(own).ConfigureAwait(false) : own.Result;
    }

    // Who gives up at the very moment of being handed the lead hands it on.
    private void GiveUp(WaitingCommand own)
    {
        lock (gate)
        {
            own.IsGone = true;
            if (!own.Leads)
            {
                return;
            }
        }

        HandOn();
    }

    private async ValueTask<Decision<StockAnswer>> LeadAsync(WaitingCommand own)
    {
        List<WaitingCommand> batch = [own];
        try
        {
            await GatherAsync().ConfigureAwait(false);
            Take(batch);
            await WriteAsync(batch).ConfigureAwait(false);
        }
        finally
        {
            HandOn();
            foreach (var served in batch)
            {
                served.Wake();
            }
        }

        return own.Result;
    }

    private async ValueTask GatherAsync()
    {
        var (wanted, waiting, quiet) = (Math.Min(lastServed, batchMax) - 1, 0, 0);
        while (waiting < wanted && quiet < QuietMax)
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            lock (gate)
            {
                quiet = queue.Count > waiting ? 0 : quiet + 1;
                waiting = queue.Count;
            }
        }
    }

    private void Take(List<WaitingCommand> batch)
    {
        lock (gate)
        {
            while (batch.Count < batchMax && queue.TryDequeue(out var next))
            {
                if (!next.IsGone)
                {
                    batch.Add(next);
                }
            }

            lastServed = batch.Count;
        }
    }

    private void HandOn()
    {
        lock (gate)
        {
            while (queue.TryDequeue(out var next))
            {
                if (!next.IsGone)
                {
                    next.Leads = true;
                    next.Wake();
                    return;
                }
            }

            isLed = false;
        }
    }

    // A command that cannot be carried out fails alone: those around it are tried again, each by itself.
    private async ValueTask WriteAsync(List<WaitingCommand> batch)
    {
        try
        {
            var answers = await batches.WriteAsync(batch.Select(one => one.Command).ToValueList()).ConfigureAwait(false);
            for (var index = 0; index < batch.Count; index++)
            {
                batch[index].Answer(answers[index]);
            }

            return;
        }
        catch (Exception fault) when (batch.Count == 1 || !batches.MayBeOneCommand(fault))
        {
            batch.ForEach(one => one.Fail(fault));
            return;
        }
        catch (Exception)
        {
            // Which one it was shows below.
        }

        foreach (var one in batch)
        {
            await WriteAsync([one]).ConfigureAwait(false);
        }
    }
}
