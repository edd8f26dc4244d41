namespace OrderKit.Carriers;

/// <summary>The carriers a host has registered, by code.</summary>
public sealed class CarrierRegistry
{
    private readonly Dictionary<Code, ICarrier> carriers = [];

    /// <summary>Takes the carriers.</summary>
    /// <param name="carriers">Each code once; two accounts with one carrier have two codes.</param>
    /// <exception cref="ArgumentException">Two carriers have one code.</exception>
    public CarrierRegistry(IEnumerable<ICarrier> carriers)
    {
        ArgumentNullException.ThrowIfNull(carriers);
        foreach (var carrier in carriers)
        {
            if (!this.carriers.TryAdd(carrier.Code, carrier))
            {
                throw new ArgumentException($"Two carriers have the code {carrier.Code}; each needs its own.", nameof(carriers));
            }
        }

        All = this.carriers.Values.OrderBy(c => c.Code.Value, StringComparer.Ordinal).ToValueList();
    }

    /// <summary>All carriers, sorted by code.</summary>
    public ValueList<ICarrier> All { get; }

    /// <summary>The carrier of a code, if it can do what is needed.</summary>
    /// <typeparam name="T">The interface of what is needed; <see cref="ICarrier"/> for any.</typeparam>
    /// <param name="code">The carrier's code.</param>
    /// <returns>The carrier; or a refusal: <see cref="RefusalReason.CarrierUnknown"/>,
    /// <see cref="RefusalReason.CarrierUnsupported"/>.</returns>
    public Decision<T> Find<T>(Code code)
        where T : class, ICarrier
    {
        if (!carriers.TryGetValue(code, out var carrier))
        {
            return new Refusal(
                RefusalReason.CarrierUnknown,
                $"No carrier {code} is registered",
                $"{typeof(T).Name} was asked of it",
                All.Count == 0 ? "Possible: register a carrier" : $"Possible: {string.Join(", ", All.Select(c => c.Code))}");
        }

        return carrier is T able
            ? Decision.Accept(able)
            : new Refusal(
                RefusalReason.CarrierUnsupported,
                $"Carrier {code} has no {typeof(T).Name}",
                "it was asked for it",
                "Possible: another carrier, or by hand with the carrier");
    }
}
