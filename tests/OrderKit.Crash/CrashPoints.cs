using System.Diagnostics;

namespace OrderKit.Crash;

/// <summary>Counts the moments just before and just after every call to a store, and dies at the one it was told.</summary>
internal sealed class CrashPoints(int dieAt)
{
    private int passed;

    internal void Pass()
    {
        if (Interlocked.Increment(ref passed) == dieAt)
        {
            // The signal that nothing can catch: no file is closed, no buffer of the process is written.
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        }
    }

    internal async ValueTask<T> AroundAsync<T>(Func<ValueTask<T>> call)
    {
        Pass();
        var result = await call();
        Pass();
        return result;
    }
}
