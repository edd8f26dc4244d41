using System.Text.Json;
using OrderKit.Tailoring;

namespace OrderKit.Storing;

/// <summary>How a line is tailored: schema, revision and proof. The instructions lie in the envelope and have no form here.</summary>
internal static class TailoringForm
{
    internal static void Write(Utf8JsonWriter json, LineTailoring tailoring)
    {
        json.Object("schema", tailoring.Schema, SchemaForm.Write);
        json.Text("fingerprint", tailoring.Fingerprint);
        json.Whole("revision", tailoring.Revision);
        json.Time("agreed", tailoring.AgreedAt);
        json.Time("locked", tailoring.LockedAt);
        json.Word<ProofStatus>("proof", tailoring.Proof);
        json.Text("proofName", tailoring.ProofName?.Value);
        json.Time("answerBy", tailoring.AnswerBy);
    }

    internal static LineTailoring Read(StoredObject from)
    {
        var schema = from.Required("schema", SchemaForm.Read);
        return new(schema, from.Text("fingerprint"))
        {
            Revision = from.Given("revision"),
            AgreedAt = from.InstantOrNull("agreed"),
            LockedAt = from.InstantOrNull("locked"),
            Proof = from.Word<ProofStatus>("proof"),
            ProofName = from.CodeOrNull("proofName"),
            AnswerBy = from.InstantOrNull("answerBy"),
        };
    }
}
