using System.Diagnostics.CodeAnalysis;

namespace OrderKit;

/// <summary>The domain's answer to a command or a question: yes with a value, or no with a <see cref="OrderKit.Refusal"/>.</summary>
/// <remarks>A no is not a fault: nothing was changed, and the refusal says what is possible instead. Faults are exceptions.</remarks>
/// <typeparam name="T">What an accepted command gives.</typeparam>
public sealed record Decision<T>
    where T : notnull
{
    private readonly T? value;

    internal Decision(T value) => this.value = value;

    internal Decision(Refusal refusal) => Refusal = refusal;

    /// <summary>Whether the answer is yes.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Refusal is null;

    /// <summary>Why the answer is no; null when it is yes.</summary>
    public Refusal? Refusal { get; }

    /// <summary>What the accepted command gave.</summary>
    /// <exception cref="RefusedException">The answer is no.</exception>
    public T Value => IsAccepted ? value! : throw new RefusedException(Refusal);

    /// <summary>Says no.</summary>
    /// <param name="refusal">Why.</param>
    /// <returns>The decision.</returns>
    public static implicit operator Decision<T>(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new(refusal);
    }

    /// <summary>The value or the sentence of the refusal.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => IsAccepted ? $"accepted: {value}" : $"refused: {Refusal}";
}

/// <summary>Makes decisions.</summary>
public static class Decision
{
    /// <summary>Says yes.</summary>
    /// <typeparam name="T">What the accepted command gives.</typeparam>
    /// <param name="value">What it gave.</param>
    /// <returns>The decision.</returns>
    public static Decision<T> Accept<T>(T value)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(value);
    }

    /// <summary>Says no.</summary>
    /// <typeparam name="T">What an accepted command would have given.</typeparam>
    /// <param name="refusal">Why.</param>
    /// <returns>The decision.</returns>
    public static Decision<T> Refuse<T>(Refusal refusal)
        where T : notnull => refusal;
}
