using NodaTime;
using OrderKit.Orders;
using OrderKit.Tailoring;

namespace OrderKit.Checkout;

/// <summary>What somebody wants changed about an order.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Id">The caller's name for this wish: a second one under the same id opens nothing more.</param>
/// <param name="Changes">What is to be changed. The receiver and the instructions are given below, in the clear, and are added to
/// it; what is known of the products on new lines is looked up, as at the purchase.</param>
/// <param name="ValidFor">How long it may be applied.</param>
public sealed record ChangeProposal(OrderId OrderId, CommandId Id, ValueList<OrderChange> Changes, Duration ValidFor)
{
    /// <summary>Who is to receive what has not left; null leaves the receiver. Goes into the order's envelope and nowhere else.</summary>
    public Recipient? Recipient { get; init; }

    /// <summary>How the customer wants lines tailored, one entry a line: a line that the change adds, or one of the order whose former
    /// instructions give way. Go into the order's envelope and nowhere else.</summary>
    /// <value>Empty: no instructions change, and what is added is sold as it is.</value>
    public ValueList<LineInstructions> Tailoring { get; init; } = [];
}
