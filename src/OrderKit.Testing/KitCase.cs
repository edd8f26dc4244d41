using OrderKit.Testing.Running;

namespace OrderKit.Testing;

/// <summary>One case of a kit: it opens a fresh store, tries one promise and closes the store. Any test runner can list cases.</summary>
public sealed record KitCase
{
    private readonly KitFactory open;
    private readonly Func<KitRun, Task> body;

    internal KitCase(string name, string promise, KitFactory open, Func<KitRun, Task> body) =>
        (Name, Promise, this.open, this.body) = (name, promise, open, body);

    /// <summary>The name, unique among all cases: the kit and what is tried.</summary>
    public string Name { get; }

    /// <summary>What the store promises OrderKit, which this case guards.</summary>
    public string Promise { get; }

    /// <summary>How long the case may take; a store that does not answer by then has broken its promise.</summary>
    /// <value>Default: one minute.</value>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Runs the case.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether the promise is kept.</returns>
    public async Task<KitResult> RunAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            // On a thread of its own: a store that blocks must not block the runner.
            await Task.Run(() => RunWholeAsync(cancellationToken), cancellationToken).WaitAsync(Patience, cancellationToken);
            return new(this, KitVerdict.Kept, "");
        }
        catch (NotPromisedException told)
        {
            return new(this, KitVerdict.NotPromised, told.Message);
        }
        catch (KitBrokenException told)
        {
            return new(this, KitVerdict.Broken, told.Message);
        }
        catch (TimeoutException)
        {
            return new(this, KitVerdict.Broken, $"Not done within {Patience.TotalSeconds} s.");
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            return new(this, KitVerdict.Broken, $"{fault.GetType().Name}: {fault.Message}");
        }
    }

    /// <summary>The name.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;

    private async Task RunWholeAsync(CancellationToken cancellationToken)
    {
        await using var run = await KitRun.OpenAsync(open, cancellationToken);
        await body(run);
    }
}
