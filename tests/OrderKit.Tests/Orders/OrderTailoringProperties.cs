using FsCheck.Xunit;
using OrderKit.Orders;
using OrderKit.Tests.Support;
using OrderKit.Units;

namespace OrderKit.Tests.Orders;

/// <summary>What is true of tailored lines, whatever is asked of the order and told about it.</summary>
[Properties(MaxTest = 1000, Arbitrary = [typeof(OrderArbitraries)])]
public sealed class OrderTailoringProperties
{
    [Property]
    public void What_is_to_be_made_never_changes_after_the_lock(OrderPlay play)
    {
        foreach (var turn in play.Turns.Where(t => t.Before is not null))
        {
            foreach (var line in turn.Before!.Lines.Where(l => l.Tailoring?.IsLocked(turn.Before.PlacedAt, turn.Now) == true))
            {
                var after = turn.After!.Line(line.Number)!.Tailoring!;
                Assert.Equal(
                    (line.Tailoring!.Schema, line.Tailoring.Revision, line.Tailoring.Fingerprint),
                    (after.Schema, after.Revision, after.Fingerprint));
                Assert.True(after.IsLocked(turn.After.PlacedAt, turn.Now));
            }
        }
    }

    [Property]
    public void What_was_agreed_at_the_purchase_changes_by_a_change_document_only(OrderPlay play)
    {
        if (!play.History.Any(e => e.Event is OrderEvent.ChangeApplied))
        {
            Assert.Equal(play.Place.Lines, play.End.Lines.Select(l => l.Terms));
        }
    }

    [Property]
    public void A_line_is_locked_from_the_first_unit_in_work_or_gone(OrderPlay play)
    {
        foreach (var line in OrderProperties.States(play).SelectMany(o => o.Lines).Where(l => l.Tailoring is not null))
        {
            var begun = line.Units.InTailoring + line.Units.Packed + line.Units.Left > 0;
            Assert.True(!begun || line.Tailoring!.LockedAt is not null);
        }
    }

    [Property]
    public void No_request_makes_or_packs_units_whose_proof_is_not_approved_nor_packs_unmade_ones(OrderPlay play)
    {
        foreach (var turn in play.Turns)
        {
            foreach (var move in turn.Events.Select(e => e.Event).OfType<OrderEvent.UnitsMoved>()
                .Where(e => e is OrderEvent.TailoringStarted or OrderEvent.Packed).SelectMany(e => e.Moves))
            {
                var line = turn.Before!.Line(move.Line)!;
                Assert.True(line.Tailoring is null || line.Tailoring.IsApproved);
                Assert.True(line.Tailoring is null || move.To != UnitPlace.Packed || move.From == UnitPlace.InTailoring);
            }
        }
    }

    [Property]
    public void Revisions_count_the_replacements(OrderPlay play)
    {
        foreach (var line in play.End.Lines.Where(l => l.Tailoring is not null))
        {
            var replaced = play.History.SelectMany(e => Replaced(e.Event, line.Number)).ToList();
            Assert.Equal(1 + replaced.Count, line.Tailoring!.Revision);
            Assert.Equal(replaced.LastOrDefault() ?? line.Terms.Tailoring!.Fingerprint, line.Tailoring.Fingerprint);
        }
    }

    private static IEnumerable<string> Replaced(OrderEvent happened, LineNumber line) => happened switch
    {
        OrderEvent.Retailored e when e.Line == line => [e.Fingerprint],
        OrderEvent.ChangeApplied e => e.Changes.OfType<OrderChange.Retailor>().Where(c => c.Line == line).Select(c => c.Fingerprint),
        _ => [],
    };
}
