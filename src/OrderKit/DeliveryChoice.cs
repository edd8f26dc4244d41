using NodaTime;

namespace OrderKit;

/// <summary>How and when the customer chose to have the order delivered, as it stood at the moment of purchase.</summary>
/// <param name="Option">The option's code, as in <c>home</c> or <c>service-point</c>.</param>
/// <param name="Carrier">The code of the carrier that brings it; null for own transport or pickup in store.</param>
/// <param name="PromisedFrom">The first promised day at the destination; null when only a last day is promised.</param>
/// <param name="PromisedBy">The last promised day at the destination, in the destination's calendar; null when nothing is promised.</param>
/// <param name="Price">What the customer pays for it, as given.</param>
/// <param name="ServicePoint">The carrier's id of the chosen service point or locker; null for delivery to the address.</param>
/// <param name="Service">The carrier's own code of the service that was offered; null when no carrier brings it.</param>
public sealed record DeliveryChoice(
    Code Option,
    Code? Carrier = null,
    LocalDate? PromisedFrom = null,
    LocalDate? PromisedBy = null,
    Money? Price = null,
    string? ServicePoint = null,
    string? Service = null);
