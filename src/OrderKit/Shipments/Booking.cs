namespace OrderKit.Shipments;

/// <summary>How far the booking of a shipment with its carrier has come.</summary>
/// <remarks>A shipment has none until the first attempt. Each attempt has its own reference, stored before the carrier is called.</remarks>
public abstract record Booking
{
    private protected Booking(string reference) => Reference = reference;

    /// <summary>Our reference of this attempt, under which the carrier can be asked what it booked.</summary>
    public string Reference { get; }

    /// <summary>Whether the carrier may have booked without our knowing; a second attempt is refused as long as this is so.</summary>
    public bool IsOpen => this is Intended or Unknown;

    /// <summary>The carrier is about to be called, or was called and this process ended before the answer was stored.</summary>
    /// <param name="Reference">Our reference.</param>
    public sealed record Intended(string Reference) : Booking(Reference);

    /// <summary>The answer did not come. An open question, until it is found by reference or a person or named policy decides.</summary>
    /// <param name="Reference">Our reference.</param>
    /// <param name="Why">What came instead, as in <c>timeout</c>.</param>
    public sealed record Unknown(string Reference, Code Why) : Booking(Reference);

    /// <summary>The carrier has booked.</summary>
    /// <param name="Reference">Our reference.</param>
    /// <param name="Number">The carrier's number of the booking.</param>
    public sealed record Booked(string Reference, string Number) : Booking(Reference);

    /// <summary>The carrier said no; surely nothing is booked.</summary>
    /// <param name="Reference">Our reference.</param>
    /// <param name="Why">The carrier's reason.</param>
    public sealed record Refused(string Reference, Code Why) : Booking(Reference);

    /// <summary>Somebody decided that an open attempt counts as not booked.</summary>
    /// <param name="Reference">Our reference.</param>
    /// <param name="DecidedBy">The operator's role or the name of the policy.</param>
    public sealed record GivenUp(string Reference, Code DecidedBy) : Booking(Reference);

    /// <summary>The carrier is about to be asked to void the booking.</summary>
    /// <param name="Reference">Our reference.</param>
    /// <param name="Number">The carrier's number of the booking.</param>
    public sealed record Voiding(string Reference, string Number) : Booking(Reference);

    /// <summary>The carrier has voided the booking.</summary>
    /// <param name="Reference">Our reference.</param>
    /// <param name="Number">The carrier's number of the booking that was.</param>
    public sealed record Voided(string Reference, string Number) : Booking(Reference);
}
