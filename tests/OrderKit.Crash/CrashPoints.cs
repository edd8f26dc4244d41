using System.Diagnostics;

namespace OrderKit.Crash;

/// <summary>Counts the moments just before and just after every call to a store, and dies at the one it was told.</summary>
/// <param name="dieAt">The point at which it dies; 0 for none.</param>
/// <param name="serverDiesAt">The point at which it waits until its server has been killed; 0 for none.</param>
internal sealed class CrashPoints(int dieAt, int serverDiesAt)
{
    private int passed;

    internal void Pass()
    {
        var number = Interlocked.Increment(ref passed);
        if (number == serverDiesAt)
        {
            Console.WriteLine("point");
            Console.ReadLine();
        }

        if (number == dieAt)
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
