using System.Globalization;

namespace OrderKit;

/// <summary>Why a command was answered with no: what is, what was asked, what is possible.</summary>
/// <remarks>Programs switch on <see cref="Reason"/> and <see cref="Unlocks"/>, people read <see cref="Detail"/>. Never personal
/// data.</remarks>
/// <param name="Reason">The reason, with a fixed number. Where several apply, the one with the lowest number is given.</param>
/// <param name="Found">What is, as in <c>Order SO-1 is Shipped</c>.</param>
/// <param name="Asked">What was asked, as in <c>Cancel is not allowed</c>.</param>
/// <param name="Possible">What is possible instead, as in <c>Possible: Complete</c>.</param>
public sealed record Refusal(RefusalReason Reason, string Found, string Asked, string Possible)
{
    /// <summary>The fixed number of the reason.</summary>
    public int Number => (int)Reason;

    /// <summary>What would turn the no into a yes, machine-readable; empty when nothing would.</summary>
    public ValueList<Unlock> Unlocks { get; init; } = [];

    /// <summary>One sentence in three parts: what is; what was asked; what is possible.</summary>
    public string Detail => $"{Found}; {Asked}. {Possible}.";

    /// <summary>Number and sentence.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number} {Reason}: {Detail}");
}
