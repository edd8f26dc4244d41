using System.Diagnostics.CodeAnalysis;

namespace OrderKit.Testing.Running;

/// <summary>What cases look at.</summary>
internal static class Check
{
    internal static void That([DoesNotReturnIf(false)] bool isSo, string otherwise)
    {
        if (!isSo)
        {
            throw new KitBrokenException(otherwise);
        }
    }

    internal static void Same<T>(T expected, T seen, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, seen))
        {
            throw new KitBrokenException($"{what}: expected {expected}, was {seen}.");
        }
    }

    internal static void SameList<T>(IEnumerable<T> expected, IEnumerable<T> seen, string what) =>
        Same(expected.ToValueList(), seen.ToValueList(), what);

    internal static T NotNull<T>([NotNull] T? seen, string what)
        where T : class
    {
        That(seen is not null, $"{what} is not there.");
        return seen;
    }

    internal static async Task ThrowsAsync<T>(Func<Task> act, string what)
        where T : Exception
    {
        try
        {
            await act();
        }
        catch (T)
        {
            return;
        }

        throw new KitBrokenException($"{what} was let through.");
    }
}
