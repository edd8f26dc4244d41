using NodaTime;

namespace OrderKit.Tailoring;

/// <summary>What a customer can decide about a product, and on which terms it is made.</summary>
/// <remarks>The host keeps its schemas; an order keeps the one of the moment of purchase. A change to a schema is a new version of
/// it.</remarks>
/// <param name="Name">The schema's code.</param>
/// <param name="Version">Its version, 1 or more.</param>
/// <param name="Fields">The fields, 1 to <see cref="FieldsMax"/>, in the order in which they are shown.</param>
public sealed record TailoringSchema(Code Name, int Version, ValueList<TailoringField> Fields)
{
    /// <summary>The most fields, 100.</summary>
    public const int FieldsMax = 100;

    /// <summary>The longest lead time, 1,000 working days.</summary>
    public const int LeadTimeMax = 1000;

    /// <summary>The longest lock time and the longest time to answer a proof, 365 days.</summary>
    public static readonly Duration WaitMax = Duration.FromDays(365);

    /// <summary>Whether and how the customer approves a proof before work begins; null for work without a proof.</summary>
    /// <value>Null.</value>
    public ProofTerms? Proof { get; init; }

    /// <summary>How long after the purchase the instructions can change; null for until work begins. Work always locks them.</summary>
    /// <value>Null; 0 to 365 days.</value>
    public Duration? LockAfter { get; init; }

    /// <summary>Working days it takes to make, on top of the usual time to dispatch.</summary>
    /// <value>0; at most 1,000.</value>
    public int LeadTime { get; init; }

    /// <summary>Whether the customer cannot withdraw from the purchase because the product is made to their specifications.</summary>
    /// <remarks>Directive 2011/83/EU, Article 16(c). Whether it applies to a product is for the host to know: an option from stock is not
    /// enough for it.</remarks>
    /// <value>False.</value>
    public bool IsExemptFromWithdrawal { get; init; }

    /// <summary>Finds everything wrong with the schema itself.</summary>
    /// <returns>One sentence a fault; empty when all is well.</returns>
    public IReadOnlyList<string> Faults() => SchemaFaults.Of(this);

    /// <summary>Finds everything wrong with instructions, whatever they hold.</summary>
    /// <param name="instructions">The instructions, in any order.</param>
    /// <returns>Every fault, by the order of the fields; empty when they can be made.</returns>
    /// <exception cref="ArgumentException">The schema itself is faulty; the message lists every fault.</exception>
    public ValueList<InstructionFault> Check(ValueList<Instruction> instructions)
    {
        ArgumentNullException.ThrowIfNull(instructions);
        var faults = Faults();
        return faults.Count == 0 ? InstructionCheck.Faults(this, instructions) : throw new ArgumentException(string.Join(" ", faults));
    }

    /// <summary>What instructions add to the price of one unit, as the host gave it: OrderKit computes no tax.</summary>
    /// <param name="instructions">Instructions without fault.</param>
    /// <param name="currency">The currency of the order.</param>
    /// <returns>The sum of the surcharges of the fields filled and of the options chosen, unrounded.</returns>
    /// <exception cref="InvalidOperationException">The schema is priced in another currency.</exception>
    public Money SurchargePerUnit(ValueList<Instruction> instructions, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(instructions);
        var sum = Money.Zero(currency);
        foreach (var field in Fields)
        {
            foreach (var instruction in instructions.Where(i => i.Field == field.Name))
            {
                sum += field.Surcharge ?? Money.Zero(currency);
                sum += Chosen(field, instruction.Value)?.Surcharge ?? Money.Zero(currency);
            }
        }

        return sum;
    }

    /// <summary>The same instructions in the one form in which they are kept: by the name of the field, text composed (Unicode NFC) with
    /// line feeds between lines, numbers without idle decimals, colours and hashes in small letters.</summary>
    /// <param name="instructions">The instructions.</param>
    /// <returns>The canonical form, which is its own canonical form.</returns>
    public static ValueList<Instruction> Canonical(ValueList<Instruction> instructions)
    {
        ArgumentNullException.ThrowIfNull(instructions);
        return CanonicalInstructions.Of(instructions);
    }

    private static TailoringField.Option? Chosen(TailoringField field, InstructionValue value) => (field, value) switch
    {
        (TailoringField.Choice f, InstructionValue.Choice v) => f.Options.FirstOrDefault(o => o.Name == v.Option),
        (TailoringField.Colour f, InstructionValue.Colour v) => f.Palette.FirstOrDefault(o => o.Name.Value == v.Value),
        _ => null,
    };
}
