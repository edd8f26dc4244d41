namespace OrderKit.Delivery;

/// <summary>Everything that can be offered for a delivery, and whom it is missing.</summary>
/// <param name="Options">The options: the soonest last day first, then the soonest first day, the price, carrier, code, service
/// point.</param>
/// <param name="Silent">The carriers that could not be asked, by code.</param>
public sealed record DeliveryOffer(ValueList<DeliveryOption> Options, ValueList<CarrierSilence> Silent);
