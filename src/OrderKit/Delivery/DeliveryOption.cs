using NodaTime;
using OrderKit.Carriers;

namespace OrderKit.Delivery;

/// <summary>One way in which an order could be delivered, as shown to the customer. A quote: nothing is reserved.</summary>
/// <param name="Option">The option's code, as in <c>home</c>.</param>
/// <param name="Kind">Where it ends.</param>
/// <param name="Carrier">The code of the carrier; null for own transport or pickup in store.</param>
/// <param name="Service">The carrier's own name of the service to book; null without a carrier.</param>
/// <param name="From">The first day it may arrive, in the destination's calendar.</param>
/// <param name="By">The last day by which it arrives, in the destination's calendar.</param>
/// <param name="Price">What it costs; null when no price is given.</param>
/// <param name="ServicePoint">The id of the service point, locker or store; null for delivery to the address.</param>
/// <param name="OrderBefore">The moment from which these days no longer hold.</param>
/// <param name="Steps">How the days came about, one step each, for people to read.</param>
public sealed record DeliveryOption(
    Code Option,
    DeliveryKind Kind,
    Code? Carrier,
    string? Service,
    LocalDate From,
    LocalDate By,
    Money? Price,
    string? ServicePoint,
    Instant OrderBefore,
    ValueList<string> Steps)
{
    /// <summary>The choice of this option, as an order keeps it.</summary>
    /// <returns>The choice.</returns>
    public DeliveryChoice ToChoice() => new(Option, Carrier, From, By, Price, ServicePoint);

    internal bool IsSameWayAs(DeliveryOption other) =>
        Option == other.Option && Carrier == other.Carrier && ServicePoint == other.ServicePoint;
}
