using OrderKit.Orders;

namespace OrderKit.Samples.Replay.Figures;

/// <summary>Sees what the engine records and refuses, and nothing else: every figure marked <c>engine</c> comes from here.</summary>
internal interface IWitness
{
    void Recorded(RecordedEvent recorded);

    void Refused(OrderCommand command, Refusal refusal);
}
