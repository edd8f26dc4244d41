using System.Text.Json;
using OrderKit.Orders;

namespace OrderKit.Storing;

/// <summary>How the kinds of event are stored that tell of the tailoring of a line.</summary>
internal static class TailoringForms
{
    internal static readonly EventForm[] All =
    [
        EventForm.Of<OrderEvent.ProofSent>(
            "proof-sent",
            (json, e) =>
            {
                Write(json, e);
                json.Text("proof", e.Proof.Value);
                json.Time("answerBy", e.AnswerBy);
            },
            from => new(from.Line(), from.Given("revision"), from.Code("proof"), from.Instant("answerBy"))),
        EventForm.Of<OrderEvent.ProofApproved>(
            "proof-approved",
            (json, e) =>
            {
                Write(json, e);
                json.Flag("bySilence", e.BySilence);
            },
            from => new(from.Line(), from.Given("revision"), from.Flag("bySilence"))),
        EventForm.Of<OrderEvent.ProofDeclined>(
            "proof-declined",
            (json, e) =>
            {
                Write(json, e);
                json.Text("reason", e.Reason.Value);
            },
            from => new(from.Line(), from.Given("revision"), from.Code("reason"))),
        EventForm.Of<OrderEvent.Retailored>(
            "retailored",
            (json, e) =>
            {
                Write(json, e);
                json.Text("fingerprint", e.Fingerprint);
                json.Text("envelope", e.Envelope.KeyedHash);
            },
            from => new(
                from.Line(), from.Given("revision"), from.Text("fingerprint"), from.Envelope() ?? throw from.Missing("envelope"))),
    ];

    private static void Write(Utf8JsonWriter json, OrderEvent.TailoringChanged e)
    {
        json.Whole("line", e.Line.Value);
        json.Whole("revision", e.Revision);
    }
}
