namespace OrderKit.PersonalData;

/// <summary>The files of orders that hold personal data outside the envelope, for the export: labels, proofs, uploads.</summary>
public interface IPersonalFiles
{
    /// <summary>Takes out all files of an order that can still be read.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The files in the clear; empty when there is none, or they were erased.</returns>
    /// <exception cref="InvalidOrderDataException">A file was changed.</exception>
    ValueTask<ValueList<PersonalFile>> OpenAllAsync(OrderId order, CancellationToken cancellationToken);
}
