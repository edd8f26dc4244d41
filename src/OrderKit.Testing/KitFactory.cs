namespace OrderKit.Testing;

/// <summary>Opens a fresh store that holds nothing: a new file, a new schema. Called once for every case.</summary>
/// <param name="clock">The clock by which the store judges expiry.</param>
/// <param name="cancellationToken">Gives up.</param>
/// <returns>The store; the case disposes of it.</returns>
public delegate ValueTask<KitStore> KitFactory(KitClock clock, CancellationToken cancellationToken);
