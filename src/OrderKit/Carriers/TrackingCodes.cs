using System.Collections.Frozen;
using OrderKit.Shipments;

namespace OrderKit.Carriers;

/// <summary>What a carrier's own tracking codes mean in the common vocabulary: a table, so that a new code is a row.</summary>
/// <remarks>Codes are compared exactly, for carriers tell capitals apart.</remarks>
public sealed class TrackingCodes
{
    private readonly FrozenDictionary<string, TrackingStatus> meanings;

    /// <summary>Takes the table.</summary>
    /// <param name="meanings">The carrier's code and its meaning, one row each.</param>
    public TrackingCodes(IReadOnlyDictionary<string, TrackingStatus> meanings)
    {
        ArgumentNullException.ThrowIfNull(meanings);
        this.meanings = meanings.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>What a code means.</summary>
    /// <param name="code">The carrier's code; null when it gave none.</param>
    /// <returns>Its meaning; <see cref="TrackingStatus.Unknown"/> for a code not in the table.</returns>
    public TrackingStatus MeaningOf(string? code) =>
        code is null ? TrackingStatus.Unknown : meanings.GetValueOrDefault(code, TrackingStatus.Unknown);
}
