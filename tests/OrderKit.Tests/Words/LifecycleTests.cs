namespace OrderKit.Tests.Words;

/// <summary>The table of moves, told on a lamp: small enough to check by eye.</summary>
public sealed class LifecycleTests
{
    private static readonly Lifecycle<Lamp, Deed> Table = Draft().Freeze();

    internal enum Lamp
    {
        Off,
        Dim,
        Bright,
        Broken,
    }

    internal enum Deed
    {
        Press,
        Turn,
        Drop,
    }

    [Fact]
    public void Rows_are_ordered_by_status_verb_and_status_led_to_and_say_which_contradict()
    {
        ValueList<LifecycleRow<Lamp, Deed>> expected =
        [
            new(Lamp.Off, Deed.Press, Lamp.Dim, false), new(Lamp.Off, Deed.Press, Lamp.Bright, false),
            new(Lamp.Off, Deed.Turn, Lamp.Off, false), new(Lamp.Off, Deed.Drop, Lamp.Broken, true),
            new(Lamp.Dim, Deed.Press, Lamp.Off, false), new(Lamp.Dim, Deed.Turn, Lamp.Bright, false),
            new(Lamp.Bright, Deed.Press, Lamp.Off, false), new(Lamp.Bright, Deed.Turn, Lamp.Bright, false),
            new(Lamp.Bright, Deed.Drop, Lamp.Off, true), new(Lamp.Bright, Deed.Drop, Lamp.Broken, false),
        ];
        Assert.Equal(expected, Table.Rows);
    }

    internal enum Wide
    {
        First = 0,
        Last = 63,
    }

    [Fact]
    public void Statuses_reach_up_to_63()
    {
        var draft = new LifecycleDraft<Wide, Deed>(Wide.First);
        draft.In(Wide.First).Permit(Deed.Drop, Wide.Last);
        draft.In(Wide.Last).End();
        var table = draft.Freeze();

        Assert.True(table.Allows(Wide.First, Deed.Drop, Wide.Last) && table.IsEnd(Wide.Last));
        Assert.False(table.Allows(Wide.Last, Deed.Drop) || table.IsEnd(Wide.First));
    }

    [Fact]
    public void A_verb_is_allowed_where_it_has_a_row_and_leads_where_the_row_says()
    {
        foreach (var from in Enum.GetValues<Lamp>())
        {
            foreach (var verb in Enum.GetValues<Deed>())
            {
                Assert.Equal(Table.Rows.Any(row => row.From == from && row.Verb == verb), Table.Allows(from, verb));
                foreach (var to in Enum.GetValues<Lamp>())
                {
                    var isRow = Table.Rows.Any(row => row.From == from && row.Verb == verb && row.To == to);
                    Assert.Equal(isRow, Table.Allows(from, verb, to));
                }
            }
        }
    }

    [Fact]
    public void Life_begins_and_ends_where_it_was_declared()
    {
        Assert.Equal(Lamp.Dim, new LifecycleDraft<Lamp, Deed>(Lamp.Dim).Machine.State);
        Assert.Equal(Lamp.Off, Table.Initial);
        Assert.Equal([Lamp.Broken], Enum.GetValues<Lamp>().Where(Table.IsEnd));
    }

    [Fact]
    public void The_drawing_shows_every_move_between_statuses_and_leaves_contradictions_out_unless_asked()
    {
        const string Plain = """
            stateDiagram-v2
                [*] --> Off
                Off --> Dim : Press
                Off --> Bright : Press
                Dim --> Off : Press
                Dim --> Bright : Turn
                Bright --> Off : Press
                Bright --> Broken : Drop
                Broken --> [*]

            """;
        const string Full = """
            stateDiagram-v2
                [*] --> Off
                Off --> Dim : Press
                Off --> Bright : Press
                Off --> Broken : Drop!
                Dim --> Off : Press
                Dim --> Bright : Turn
                Bright --> Off : Press, Drop!
                Bright --> Broken : Drop
                Broken --> [*]

            """;
        Assert.Equal(Plain, Table.ToMermaid());
        Assert.Equal(Full, Table.ToMermaid(withContradictions: true));
    }

    [Fact]
    public void A_status_without_a_way_out_that_is_no_end_is_refused_by_name()
    {
        var draft = new LifecycleDraft<Lamp, Deed>(Lamp.Off);
        draft.In(Lamp.Off).Permit(Deed.Press, Lamp.Dim);
        draft.In(Lamp.Broken).End();
        draft.In(Lamp.Bright).Stay(Deed.Turn);
        Assert.Equal(
            "Neither a way out nor declared an end, or both: Dim, Bright.", Assert.Throws<InvalidOperationException>(draft.Freeze).Message);
    }

    [Fact]
    public void An_end_with_a_way_out_is_refused_too()
    {
        var draft = Draft();
        draft.In(Lamp.Broken).Permit(Deed.Press, Lamp.Off);
        Assert.Equal(
            "Neither a way out nor declared an end, or both: Broken.", Assert.Throws<InvalidOperationException>(draft.Freeze).Message);
    }

    [Fact]
    public void The_machine_fires_what_the_table_has()
    {
        var machine = Draft().Machine;
        machine.Fire(new LifecycleTrigger<Deed, Lamp>(Deed.Press, Lamp.Bright));
        machine.Fire(new LifecycleTrigger<Deed, Lamp>(Deed.Turn, Lamp.Bright));
        Assert.Equal(Lamp.Bright, machine.State);
        Assert.False(machine.CanFire(new(Deed.Press, Lamp.Dim)));
    }

    private static LifecycleDraft<Lamp, Deed> Draft()
    {
        var draft = new LifecycleDraft<Lamp, Deed>(Lamp.Off);
        draft.In(Lamp.Broken).End();
        draft.In(Lamp.Bright).Contradict(Deed.Drop, Lamp.Off).Permit(Deed.Drop, Lamp.Broken).Stay(Deed.Turn).Permit(Deed.Press, Lamp.Off);
        draft.In(Lamp.Dim).Permit(Deed.Turn, Lamp.Bright).Permit(Deed.Press, Lamp.Off);
        draft.In(Lamp.Off).Contradict(Deed.Drop, Lamp.Broken).Stay(Deed.Turn).Permit(Deed.Press, Lamp.Bright, Lamp.Dim);
        return draft;
    }
}
