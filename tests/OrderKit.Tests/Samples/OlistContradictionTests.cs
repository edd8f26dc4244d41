using System.Reflection;
using OrderKit.Orders;
using OrderKit.Samples.Replay.Figures;
using OrderKit.Samples.Replay.Olist;
using OrderKit.Samples.Replay.Telling;

namespace OrderKit.Tests.Samples;

/// <summary>Every status with every order of times, so that no kind of contradiction is left without a row written by hand.</summary>
public sealed class OlistContradictionTests
{
    private static readonly Instant Purchase = Instant.FromUtc(2018, 1, 2, 10, 0);

    private static readonly Instant?[] Times =
        [null, Purchase - Duration.FromHours(1), Purchase, Purchase + Duration.FromHours(1), Purchase + Duration.FromHours(2)];

    [Fact]
    public async Task The_rows_written_by_hand_show_every_kind_that_any_row_can_produce()
    {
        var seen = new Seen();

        await OlistReplay.RunAsync("every row", Everything(), ProgressBar.Off, seen);

        Assert.Equal(ByHand().Distinct().Order(), seen.Kinds.Order());
        Assert.Equal(OlistSteps.Statuses.Length * Times.Length * Times.Length * Times.Length, seen.Placed);
        Assert.Equal([RefusalReason.TriggerUnknown], seen.Reasons);
    }

    private static List<OlistOrder> Everything() =>
    [
        .. from status in OlistSteps.Statuses
           from approved in Enumerable.Range(0, Times.Length)
           from handedOver in Enumerable.Range(0, Times.Length)
           from delivered in Enumerable.Range(0, Times.Length)
           select new OlistOrder(
               $"{status}-{approved}{handedOver}{delivered}", status, Purchase, Times[approved], Times[handedOver], Times[delivered], null),
    ];

    private static IEnumerable<ContradictionKind> ByHand() => typeof(OlistReplayTests)
        .GetMethod(nameof(OlistReplayTests.A_row_that_contradicts_itself_is_kept_and_named))!
        .GetCustomAttributesData().Where(data => data.AttributeType == typeof(InlineDataAttribute))
        .SelectMany(data => (IReadOnlyCollection<CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)
        .Where(argument => argument.ArgumentType == typeof(ContradictionKind))
        .Select(argument => (ContradictionKind)argument.Value!);

    private sealed class Seen : IWitness
    {
        internal HashSet<ContradictionKind> Kinds { get; } = [];

        internal HashSet<RefusalReason> Reasons { get; } = [];

        internal int Placed { get; private set; }

        public void Recorded(RecordedEvent recorded)
        {
            Placed += recorded.Event is OrderEvent.Placed ? 1 : 0;
            if (recorded.Event is OrderEvent.Contradicted contradicted)
            {
                Kinds.Add(contradicted.Kind);
            }
        }

        public void Refused(OrderCommand command, Refusal refusal) => Reasons.Add(refusal.Reason);
    }
}
