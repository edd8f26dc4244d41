using System.Text.Json;
using OrderKit.Tailoring;

namespace OrderKit.Storing;

/// <summary>What a customer could decide about a product at the purchase.</summary>
internal static class SchemaForm
{
    internal static void Write(Utf8JsonWriter json, TailoringSchema schema)
    {
        json.Text("name", schema.Name.Value);
        json.Whole("version", schema.Version);
        json.List("fields", schema.Fields, FieldForms.Write);
        json.Object("proof", schema.Proof, Write);
        json.Length("lockAfter", schema.LockAfter);
        json.Whole("leadTime", schema.LeadTime);
        json.Flag("exemptFromWithdrawal", schema.IsExemptFromWithdrawal);
    }

    internal static TailoringSchema Read(StoredObject from) =>
        new(from.Code("name"), from.Given("version"), from.List("fields", FieldForms.Read))
        {
            Proof = from.Object("proof", Proof),
            LockAfter = from.LengthOrNull("lockAfter"),
            LeadTime = from.Given("leadTime"),
            IsExemptFromWithdrawal = from.Flag("exemptFromWithdrawal"),
        };

    private static void Write(Utf8JsonWriter json, ProofTerms terms)
    {
        json.Length("answerWithin", terms.AnswerWithin);
        json.Word<ProofDeadlinePolicy>("atDeadline", terms.AtDeadline);
    }

    private static ProofTerms Proof(StoredObject from) => new(
        from.LengthOrNull("answerWithin") ?? throw from.Missing("answerWithin"), from.Word<ProofDeadlinePolicy>("atDeadline"));
}
