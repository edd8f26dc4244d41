using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OrderKit.Tailoring;

namespace OrderKit.Tests.Tailoring;

/// <summary>Whatever comes from outside gets an answer, and the answer is about its content alone.</summary>
[Properties(MaxTest = 1000, Arbitrary = [typeof(HostileInstructions)])]
public sealed class InstructionProperties
{
    [Property]
    public void Every_hostile_instruction_gets_an_answer(TailoringSchema schema, ValueList<Instruction> instructions)
    {
        Assert.Empty(schema.Faults());
        var watch = Stopwatch.StartNew();
        var faults = schema.Check(instructions);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
        Assert.All(faults, f => Assert.True(Enum.IsDefined(f.Kind) && f.Allowed.Length > 0));
    }

    [Property]
    public Property What_fits_is_accepted_and_one_bad_value_is_told_by_its_field(TailoringSchema schema) =>
        Prop.ForAll(Arb.From(HostileInstructions.Fitting(schema)), Arb.From(Gen.Choose(0, schema.Fields.Count - 1)), (fitting, index) =>
        {
            Assert.Empty(schema.Check(fitting));
            var spoiled = fitting.With(index, fitting[index] with { Value = null! });
            Assert.Equal(
                [(schema.Fields[index].Name, InstructionFaultKind.WrongKind)], schema.Check(spoiled).Select(f => (f.Field, f.Kind)));
            var missing = schema.Check(fitting.Where((_, i) => i != index).ToValueList());
            Assert.Equal(schema.Fields[index].IsRequired ? 1 : 0, missing.Count);
        });

    [Property]
    public void The_faults_of_all_fields_are_those_of_each_field_alone(TailoringSchema schema, ValueList<Instruction> instructions)
    {
        if (instructions.Count > 200)
        {
            return;
        }

        var alone = schema.Fields.SelectMany(f => (schema with { Fields = [f] })
            .Check(instructions.Where(i => i.Field == f.Name).ToValueList()));
        Assert.Equal(alone, schema.Check(instructions).Where(f => f.Kind != InstructionFaultKind.UnknownField));
    }

    [Property]
    public void The_order_of_instructions_does_not_matter(TailoringSchema schema, ValueList<Instruction> instructions)
    {
        var reversed = instructions.Reverse().ToValueList();
        Assert.Equal(schema.Check(instructions), schema.Check(reversed));
        Assert.Equal(LineIdentity.Of(new("A"), instructions), LineIdentity.Of(new("A"), reversed));
        Assert.Equal(TailoringSchema.Canonical(instructions), TailoringSchema.Canonical(reversed));
    }

    [Property]
    public void The_canonical_form_is_stable_and_judged_alike(TailoringSchema schema, ValueList<Instruction> instructions)
    {
        var canonical = TailoringSchema.Canonical(instructions);
        Assert.Equal(canonical, TailoringSchema.Canonical(canonical));
        Assert.Equal(schema.Check(instructions), schema.Check(canonical));
        Assert.Equal(LineIdentity.Of(new("A"), instructions), LineIdentity.Of(new("A"), canonical));
    }

    [Fact]
    public void A_good_part_of_the_tries_fits_and_a_good_part_does_not()
    {
        var tries = HostileInstructions.Schemas().Generator.SelectMany(s => HostileInstructions.For(s).Select(i => s.Check(i).Count == 0))
            .Sample(1000, new Rnd(2026, 3), 50);
        Assert.InRange(tries.Count(fits => fits), 200, 800);
    }
}
