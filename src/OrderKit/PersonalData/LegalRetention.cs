using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace OrderKit.PersonalData;

/// <summary>Keeps apart what the law wants kept of a customer, so that erasing the customer leaves the books; lets go of it when its
/// time is over.</summary>
/// <remarks>What is kept lies in an envelope of its own under a key of its own: <see cref="PersonalDataVault.EraseAsync"/> does not reach
/// it, and letting go of it does not need the rest. Mark an order before its customer is erased, for afterwards nothing is left to
/// keep. Safe to share between threads.</remarks>
/// <param name="keys">Where the keys live.</param>
/// <param name="kept">Where what is kept lies.</param>
/// <param name="vault">The personal data of the orders.</param>
public sealed class LegalRetention(IPersonalDataKeys keys, IRetentionStore kept, PersonalDataVault vault)
{
    /// <summary>Keeps what the books need of an order's customer until a day. A mark can be made longer and never shorter.</summary>
    /// <param name="order">The order.</param>
    /// <param name="mark">Why and until when.</param>
    /// <param name="cancellationToken">Gives up waiting; marking again is safe.</param>
    /// <returns>True when it is kept until that day or longer; false when there is nothing to keep: the order has no personal data, or they
    /// were erased and nothing was kept.</returns>
    /// <exception cref="InvalidOperationException">What was kept has been let go of for good.</exception>
    public async ValueTask<bool> MarkAsync(OrderId order, RetentionMark mark, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(mark);
        ArgumentException.ThrowIfNullOrEmpty(mark.Ground.Value, nameof(mark));
        var before = await OpenAsync(order, cancellationToken).ConfigureAwait(false);
        var person = before is not null && before.Mark.Until >= mark.Until
            ? null
            : await vault.OpenAsync(order, cancellationToken).ConfigureAwait(false);
        var content = person is { Recipient: { } recipient } ? new(mark, recipient.Name, recipient.Address) : before;
        if (content is null)
        {
            return false;
        }

        if (before is null || before.Mark.Until < mark.Until)
        {
            var key = await keys.GetOrCreateAsync(KeyOf(order), cancellationToken).ConfigureAwait(false);
            var message = EnvelopeCipher.Seal(key.Span, Label(order, mark), PersonalDataJson.WriteKept(content));
            await kept.KeepAsync(new(order, mark, message), cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>Takes out what is kept of an order's customer.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>What is kept; null when nothing is.</returns>
    /// <exception cref="InvalidOrderDataException">The envelope or its mark was changed.</exception>
    public async ValueTask<RetainedContent?> OpenAsync(OrderId order, CancellationToken cancellationToken = default) =>
        await kept.LoadAsync(order, cancellationToken).ConfigureAwait(false) is { } envelope
        && await keys.FindAsync(KeyOf(order), cancellationToken).ConfigureAwait(false) is { } key
            ? PersonalDataJson.ReadKept(EnvelopeCipher.Open(key.Span, Label(order, envelope.Mark), envelope.Sealed.Span), envelope.Mark)
            : null;

    /// <summary>Lets go of what was kept of an order's customer, for good, once its last day is over.</summary>
    /// <param name="order">The order.</param>
    /// <param name="today">The day it is where the books are kept.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>True when something was let go of, false when nothing was kept; or refused because the law still wants it.</returns>
    public async ValueTask<Decision<bool>> EraseAsync(OrderId order, LocalDate today, CancellationToken cancellationToken = default)
    {
        var envelope = await kept.LoadAsync(order, cancellationToken).ConfigureAwait(false);
        if (envelope is null)
        {
            return Decision.Accept(false);
        }

        return today <= envelope.Mark.Until
            ? StillKept(envelope)
            : Decision.Accept(await keys.EraseAsync(KeyOf(order), cancellationToken).ConfigureAwait(false));
    }

    // A key of its own under a name that no shop gives an order and that no order's number can be made to collide with.
    internal static OrderId KeyOf(OrderId order) =>
        new($"kept-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"orderkit kept {order.Value}")))}");

    private static string Label(OrderId order, RetentionMark mark) =>
        $"{order.Value}\nkept\n{mark.Ground}\n{LocalDatePattern.Iso.Format(mark.Until)}";

    private static Refusal StillKept(RetainedEnvelope envelope) => new(
        RefusalReason.KeptByLaw,
        $"The books' part of order {envelope.OrderId} is kept until {LocalDatePattern.Iso.Format(envelope.Mark.Until)} "
        + $"({envelope.Mark.Ground})",
        "it was to be erased",
        "Possible: erase the rest now, and this the day after");
}
