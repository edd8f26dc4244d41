namespace OrderKit.Backorders;

/// <summary>Keeps who waits for what. A host may put its own in place of the one in memory.</summary>
/// <remarks>Safe to call from many threads.</remarks>
public interface IBackorderStore
{
    /// <summary>Loads the list of an article.</summary>
    /// <param name="sku">The article.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The list; an empty one of version 0 when there is none.</returns>
    ValueTask<WaitingList> LoadAsync(Sku sku, CancellationToken cancellationToken = default);

    /// <summary>Stores a list over the one before it.</summary>
    /// <param name="list">The list, with a version one higher than that it was made from.</param>
    /// <param name="cancellationToken">Gives up waiting; whether it was stored is then unknown.</param>
    /// <returns>Whether it was stored; false when the stored one has another version by now, and nothing was changed.</returns>
    ValueTask<bool> TrySaveAsync(WaitingList list, CancellationToken cancellationToken = default);

    /// <summary>The articles that somebody waits for, or whose last run was not carried out to its end.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The articles, each once, in any order.</returns>
    ValueTask<ValueList<Sku>> SkusAsync(CancellationToken cancellationToken = default);
}
