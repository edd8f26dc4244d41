namespace OrderKit.Orders;

/// <summary>What a command asks of an order (a request) or tells about it (a report).</summary>
/// <remarks>Requests can be refused. Reports say what has happened and are taken even when they contradict the lifecycle. The numbers
/// are fixed: 0 to 13 and 22 to 39 are requests, 14 to 21 and 40 to 59 reports.</remarks>
public enum OrderVerb
{
    /// <summary>Request: the customer buys.</summary>
    Place = 0,

    /// <summary>Request: the shop stands by the order.</summary>
    Confirm = 1,

    /// <summary>Request: the shop declines the order before confirming it.</summary>
    Reject = 2,

    /// <summary>Request: stop named requests on the order or a line until released.</summary>
    Hold = 3,

    /// <summary>Request: lift one hold.</summary>
    Release = 4,

    /// <summary>Request: move between the host's stages inside a status.</summary>
    Advance = 5,

    /// <summary>Request: release units to picking.</summary>
    Allocate = 6,

    /// <summary>Request: start making units the customer's own.</summary>
    Tailor = 7,

    /// <summary>Request: put units into parcels.</summary>
    Pack = 8,

    /// <summary>Request: book a carrier and hand units over. Moves no unit; the report does.</summary>
    Ship = 9,

    /// <summary>Request: give up a shipment that was asked for and has not left.</summary>
    Recall = 10,

    /// <summary>Request: call off units, or the whole order, before they leave.</summary>
    Cancel = 11,

    /// <summary>Request: close the order.</summary>
    Complete = 12,

    /// <summary>Request: put right a wrong shipped or delivered, with a reason, for the audit.</summary>
    Correct = 13,

    /// <summary>Report: units have no stock, or have it again.</summary>
    ReportBackorder = 14,

    /// <summary>Report: units were handed to the carrier.</summary>
    ReportShipped = 15,

    /// <summary>Report: units reached the customer.</summary>
    ReportDelivered = 16,

    /// <summary>Report: units came back.</summary>
    ReportReturned = 17,

    /// <summary>Report: units are gone.</summary>
    ReportLost = 18,

    /// <summary>Report: an earlier delivered, returned or lost was wrong; the units are on their way.</summary>
    Retract = 19,

    /// <summary>Report: the order was called off elsewhere.</summary>
    ReportCancelled = 20,

    /// <summary>Report: the payment provider has authorised money.</summary>
    ReportAuthorised = 21,

    /// <summary>Request: the customer gets a proof of a line to approve.</summary>
    SendProof = 22,

    /// <summary>Request: the customer approves the proof, or silence counts as approval.</summary>
    ApproveProof = 23,

    /// <summary>Request: the customer declines the proof.</summary>
    DeclineProof = 24,

    /// <summary>Request: other instructions for a line, before they are locked.</summary>
    Retailor = 25,

    /// <summary>Request: open a change document.</summary>
    ProposeChange = 27,

    /// <summary>Request: apply the open change document, wholly or not at all.</summary>
    ApplyChange = 28,

    /// <summary>Request: give up the open change document.</summary>
    WithdrawChange = 29,

    /// <summary>Request: give the customer money back that is owed by no return, as a goodwill.</summary>
    Refund = 30,

    /// <summary>Report: the payment provider has captured money.</summary>
    ReportCaptured = 40,

    /// <summary>Report: held money was let go of.</summary>
    ReportVoided = 41,

    /// <summary>Report: the time of held money ran out.</summary>
    ReportExpired = 42,

    /// <summary>Report: the payment provider could not do what it was asked.</summary>
    ReportPaymentFailed = 43,

    /// <summary>Report: money went back to the customer.</summary>
    ReportRefunded = 44,

    /// <summary>Report: a customer disputes a payment, or a bank has decided on it.</summary>
    ReportDisputed = 45,

    /// <summary>Report: the stock holds units for what waited.</summary>
    ReportRestocked = 46,

    /// <summary>Report: units that wait have another promised day, or none any more.</summary>
    ReportBackorderPromise = 47,
}

/// <summary>Tells the two kinds of verbs apart.</summary>
internal static class OrderVerbs
{
    /// <summary>Whether the verb tells what has happened; the others ask.</summary>
    internal static bool IsReport(this OrderVerb verb) => (int)verb is (>= 14 and <= 21) or (>= 40 and <= 59);
}
