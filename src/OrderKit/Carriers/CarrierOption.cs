using NodaTime;

namespace OrderKit.Carriers;

/// <summary>One way in which a carrier could deliver: a quote, for which nothing is reserved.</summary>
/// <param name="Option">The option's code, as in <c>home</c>; unique within one answer together with the service point.</param>
/// <param name="Kind">Where it ends.</param>
/// <param name="Service">The carrier's own name of the service to book.</param>
/// <param name="From">The first day it may arrive, in the destination's calendar.</param>
/// <param name="By">The last day by which it arrives, in the destination's calendar.</param>
/// <param name="Price">What it costs; null when the carrier gives no price.</param>
/// <param name="ServicePoint">The carrier's id of the service point or locker; null for delivery to the address.</param>
/// <param name="Steps">How the carrier came to these days, one step each, for people to read.</param>
public sealed record CarrierOption(
    Code Option,
    DeliveryKind Kind,
    string Service,
    LocalDate From,
    LocalDate By,
    Money? Price,
    string? ServicePoint,
    ValueList<string> Steps);
