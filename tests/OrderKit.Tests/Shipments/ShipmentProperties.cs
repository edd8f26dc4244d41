using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OrderKit.Shipments;

namespace OrderKit.Tests.Shipments;

[Properties(MaxTest = 1000, Arbitrary = [typeof(Commands)])]
public sealed class ShipmentProperties
{
    [Property]
    public bool Every_command_twice_does_what_it_does_once(ShipmentCommand[] commands)
    {
        Shipment? state = null;
        foreach (var command in commands)
        {
            var once = ShipmentDecider.Decide(state, command, Given.Start);
            state = once.IsAccepted ? once.Value.Shipment : state;
            var twice = ShipmentDecider.Decide(state, command, Given.Hour(1));
            if (twice.IsAccepted != once.IsAccepted || twice.Refusal != once.Refusal)
            {
                return false;
            }

            if (twice.IsAccepted && (!twice.Value.IsRepeat || twice.Value.Shipment != state || IsUnnamed(once.Value, twice.Value)))
            {
                return false;
            }
        }

        return true;

        static bool IsUnnamed(ShipmentStep once, ShipmentStep twice) =>
            !once.IsRepeat && twice.RepeatOf != once.Records[0].Version;
    }

    [Property]
    public bool Replaying_the_events_gives_the_live_shipment(ShipmentCommand[] commands)
    {
        var (live, history) = Run(commands);
        var versions = Enumerable.Range(1, history.Count).Select(i => (long)i);
        return ShipmentDecider.Replay(history) == live && history.Select(r => r.Version).SequenceEqual(versions);
    }

    [Property]
    public bool No_second_booking_is_intended_before_the_first_is_refused_given_up_or_voided(ShipmentCommand[] commands)
    {
        var isOpen = false;
        foreach (var record in Run(commands).History)
        {
            if (record.Event is ShipmentEvent.BookingIntended && isOpen)
            {
                return false;
            }

            isOpen = record.Event switch
            {
                ShipmentEvent.BookingIntended or ShipmentEvent.BookingConfirmed => true,
                ShipmentEvent.BookingRefused or ShipmentEvent.BookingGivenUp or ShipmentEvent.BookingVoided => false,
                _ => isOpen,
            };
        }

        return true;
    }

    [Property]
    public bool The_recorded_fold_is_the_fold_of_all_that_was_received(ShipmentCommand[] commands) =>
        Run(commands).Live is not { } live || live.Tracking == TrackingFold.Of(live.Parcels, live.Received);

    [Property]
    public bool The_same_id_with_other_content_is_refused(ShipmentCommand[] commands)
    {
        var (live, history) = Run(commands);
        return history.All(record => ShipmentDecider.Decide(
            live, new ShipmentCommand.GiveUpBooking(record.Command, Given.Id, "other", "nobody"), Given.Start).Refusal?.Reason
            == RefusalReason.ShipmentCommandIdReused);
    }

    [Fact]
    public void Random_shipments_record_every_kind_of_event_and_each_evolves() => Assert.Equal(
        typeof(ShipmentEvent).GetNestedTypes().Where(type => !type.IsAbstract).Select(type => type.Name).Order(),
        Commands.Sequence.Sample(1000, new Rnd(2026, 3), 50)
            .SelectMany(commands => Run(commands).History).Select(record => record.Event.GetType().Name).Distinct().Order());

    private static (Shipment? Live, List<ShipmentRecord> History) Run(ShipmentCommand[] commands)
    {
        Shipment? live = null;
        List<ShipmentRecord> history = [];
        foreach (var command in commands)
        {
            var decision = ShipmentDecider.Decide(live, command, Given.Start);
            if (decision.IsAccepted)
            {
                live = decision.Value.Shipment;
                history.AddRange(decision.Value.Records);
            }
        }

        return (live, history);
    }

    public static class Commands
    {
        private static readonly string[] References = ["SH-1-1", "SH-1-1", "SH-1-2", "SH-1-3"];

        public static Arbitrary<ShipmentCommand[]> All() => Sequence.ToArbitrary();

        internal static Gen<ShipmentCommand[]> Sequence =>
            from makers in One.ArrayOf()
            select makers.Select((make, i) => make(new($"c{i}"))).Prepend(Given.Planned(Given.Parcel(1), Given.Parcel(2))).ToArray();

        private static Gen<Func<CommandId, ShipmentCommand>> One =>
            from kind in Gen.Choose(0, 12)
            from reference in Gen.Elements(References)
            from number in Gen.Elements("B1", "B2")
            from events in TrackingGenerators.Events().Generator
            select (Func<CommandId, ShipmentCommand>)(id => Make(kind, id, reference, number, events));

        private static ShipmentCommand Make(int kind, CommandId id, string reference, string number, TrackingEvent[] events) => kind switch
        {
            0 => new ShipmentCommand.Plan(id, Given.Id, Given.Plan(Given.Parcel(1))),
            1 or 2 or 3 => new ShipmentCommand.IntendBooking(id, Given.Id),
            4 or 5 => new ShipmentCommand.ConfirmBooking(id, Given.Id, reference, number, ["P1", "P2"]),
            6 => new ShipmentCommand.RefuseBooking(id, Given.Id, reference, "not-served"),
            7 => new ShipmentCommand.LeaveBookingUnknown(id, Given.Id, reference, "timeout"),
            8 => new ShipmentCommand.GiveUpBooking(id, Given.Id, reference, "operator"),
            9 => new ShipmentCommand.IntendVoid(id, Given.Id),
            10 => new ShipmentCommand.ConfirmVoid(id, Given.Id, reference),
            11 => new ShipmentCommand.RefuseVoid(id, Given.Id, reference, "too-late"),
            _ => new ShipmentCommand.RecordTracking(id, Given.Id, events.ToValueList()),
        };
    }
}
