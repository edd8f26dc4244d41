using OrderKit.PersonalData;
using OrderKit.Products;

namespace OrderKit.Orders;

/// <content>The requests about how a line is tailored.</content>
public abstract partial record OrderCommand
{
    /// <summary>A request about how the units of one line are made the customer's own. Never carries the instructions themselves.</summary>
    public abstract record TailoringRequest : OrderCommand
    {
        private protected TailoringRequest(OrderId orderId, CommandId id, LineNumber line)
            : base(orderId, id) => Line = line;

        /// <summary>The line.</summary>
        public LineNumber Line { get; init; }

        private protected override void Write(ContentWriter writer) => writer.Field("line", Line.Value);
    }

    /// <summary>Sends the customer a proof; the time to answer runs from now on. A proof sent before gives way to it.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Line">The line.</param>
    /// <param name="Revision">The revision of the instructions that the proof shows.</param>
    /// <param name="Proof">The host's name of the proof, by which the workshop finds it.</param>
    public sealed record SendProof(OrderId OrderId, CommandId Id, LineNumber Line, int Revision, Code Proof)
        : TailoringRequest(OrderId, Id, Line)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.SendProof;

        private protected override void Write(ContentWriter writer)
        {
            base.Write(writer);
            writer.Field("revision", Revision).Field("proof", Proof.Value);
        }
    }

    /// <summary>Approves the proof that was sent: work may begin. An answer after the deadline is taken too.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Line">The line.</param>
    /// <param name="Revision">The revision that was shown.</param>
    /// <param name="BySilence">Whether nobody answered in time and the terms take that as approval.</param>
    public sealed record ApproveProof(OrderId OrderId, CommandId Id, LineNumber Line, int Revision, bool BySilence = false)
        : TailoringRequest(OrderId, Id, Line)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.ApproveProof;

        private protected override void Write(ContentWriter writer)
        {
            base.Write(writer);
            writer.Field("revision", Revision).Field("silence", BySilence ? "true" : null);
        }
    }

    /// <summary>Declines the proof that was sent: another proof or other instructions follow.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Line">The line.</param>
    /// <param name="Revision">The revision that was shown.</param>
    /// <param name="Reason">Why.</param>
    public sealed record DeclineProof(OrderId OrderId, CommandId Id, LineNumber Line, int Revision, Code Reason)
        : TailoringRequest(OrderId, Id, Line)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.DeclineProof;

        private protected override void Write(ContentWriter writer)
        {
            base.Write(writer);
            writer.Field("revision", Revision).Field("reason", Reason.Value);
        }
    }

    /// <summary>Replaces the instructions of a line before they are locked. A proof is needed anew.</summary>
    /// <remarks>The instructions go into the envelope that is stored with it; <c>TailoringService</c> does both.</remarks>
    /// <param name="OrderId">The order.</param>
    /// <param name="Id">The caller's name for this command.</param>
    /// <param name="Line">The line.</param>
    /// <param name="Fingerprint">The fingerprint of the new instructions under the order's key.</param>
    /// <param name="Envelope">Where the personal data lie with the new instructions in them. No part of the content: other lines have
    /// theirs in the same envelope.</param>
    public sealed record Retailor(OrderId OrderId, CommandId Id, LineNumber Line, string Fingerprint, EnvelopeReference Envelope)
        : TailoringRequest(OrderId, Id, Line)
    {
        /// <inheritdoc/>
        public override OrderVerb Verb => OrderVerb.Retailor;

        private protected override void Write(ContentWriter writer)
        {
            base.Write(writer);
            writer.Field("fingerprint", Fingerprint);
        }
    }

    // What was known of a product is content too: old purchases had none of it, and their fingerprints stay.
    private static void WriteProduct(ContentWriter writer, LineTerms line)
    {
        if (line.Tailoring is { } tailoring)
        {
            writer.Field("tailoring", tailoring.Schema.Name.Value).Field("schema", tailoring.Schema.Version)
                .Field("fingerprint", tailoring.Fingerprint);
        }

        if (line.Product is { } facts)
        {
            Write(writer, facts);
        }
    }

    private static void Write(ContentWriter writer, ProductFacts facts)
    {
        Optional(writer, "weight", facts.WeightGrams);
        Optional(writer, "length", facts.Size?.LengthMm);
        Optional(writer, "width", facts.Size?.WidthMm);
        Optional(writer, "height", facts.Size?.HeightMm);
        Optional(writer, "age", facts.MinimumAge);
        Optional(writer, "offers", facts.Tailoring?.Version);
        writer.Field("offer", facts.Tailoring?.Name.Value)
            .Field("exempt", Word(facts.IsExemptFromWithdrawal)).Field("travels", Word(facts.NeedsShipping))
            .Field("un", facts.DangerousGoods?.UnNumber).Field("class", facts.DangerousGoods?.Class)
            .Field("hs", facts.HsCode).Field("origin", facts.CountryOfOrigin);
    }

    private static void Optional(ContentWriter writer, string name, int? value)
    {
        if (value is { } number)
        {
            writer.Field(name, number);
        }
    }

    private static string? Word(bool? value) => value switch
    {
        true => "yes",
        false => "no",
        null => null,
    };
}
