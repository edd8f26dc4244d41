using NodaTime;

namespace OrderKit.Shipments;

/// <summary>The front door to shipments: loads, decides, appends.</summary>
/// <param name="store">Where shipments are kept.</param>
/// <param name="clock">Tells the moment of deciding.</param>
public sealed class ShipmentService(IShipmentStore store, IClock clock)
{
    /// <summary>How often a lost race is run, 5.</summary>
    public const int AttemptsMax = 5;

    /// <summary>Carries out a command. Saying it again under the same id is safe and changes nothing.</summary>
    /// <param name="command">What is asked or reported.</param>
    /// <param name="cancellationToken">Stops waiting; whether it was carried out is then unknown.</param>
    /// <returns>The step, or a refusal of 300–399.</returns>
    /// <exception cref="ShipmentConcurrencyException">Others were faster five times in a row.</exception>
    public async Task<Decision<ShipmentStep>> HandleAsync(ShipmentCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var state = await FindAsync(command.Shipment, cancellationToken).ConfigureAwait(false);
            var decision = ShipmentDecider.Decide(state, command, clock.GetCurrentInstant());
            if (!decision.IsAccepted || decision.Value.IsRepeat || await store.TryAppendAsync(
                command.Shipment, decision.Value.Records, state?.Version ?? 0, cancellationToken).ConfigureAwait(false))
            {
                return decision;
            }
        }

        throw new ShipmentConcurrencyException(command.Shipment);
    }

    /// <summary>The shipment as it is now.</summary>
    /// <param name="id">The shipment.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The shipment; null when there is none.</returns>
    /// <exception cref="InvalidOrderDataException">Its stored history makes no sense.</exception>
    public async Task<Shipment?> FindAsync(ShipmentId id, CancellationToken cancellationToken = default) =>
        ShipmentDecider.Replay(await store.LoadAsync(id, cancellationToken).ConfigureAwait(false));
}
