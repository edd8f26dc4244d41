namespace OrderKit.Carriers;

/// <summary>A carrier's answer to a booking. That no answer came is a <see cref="CarrierException"/> and not an answer.</summary>
public abstract record BookingAnswer
{
    private protected BookingAnswer()
    {
    }

    /// <summary>The carrier has booked.</summary>
    /// <param name="Number">The carrier's number of the booking.</param>
    /// <param name="TrackingNumbers">One per parcel, in the order of the request's parcels.</param>
    /// <param name="Label">The label of all parcels; null when the carrier gives it later or not at all.</param>
    public sealed record Booked(string Number, ValueList<string> TrackingNumbers, LabelDocument? Label) : BookingAnswer;

    /// <summary>The carrier said no and surely booked nothing.</summary>
    /// <param name="Why">The carrier's reason as a code, as in <c>postcode-not-served</c>.</param>
    public sealed record Refused(Code Why) : BookingAnswer;
}
