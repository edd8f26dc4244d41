namespace OrderKit.Tailoring;

/// <summary>Compares instructions with a schema and tells every fault, never a value. Total: whatever comes from outside gets an
/// answer.</summary>
internal static class InstructionCheck
{
    internal const int DecimalsMax = 6;

    internal static ValueList<InstructionFault> Faults(TailoringSchema schema, ValueList<Instruction> instructions)
    {
        if (instructions.Count > 2 * TailoringSchema.FieldsMax)
        {
            return [new(schema.Fields[0].Name, InstructionFaultKind.TooManyInstructions, "one instruction a field")];
        }

        var byField = instructions.ToLookup(i => i.Field);
        var known = schema.Fields.Select(f => f.Name).ToHashSet();
        var names = string.Join(", ", schema.Fields.Select(f => f.Name));
        var unknown = byField.Where(g => !known.Contains(g.Key)).Select(g => g.Key).OrderBy(f => f.Value, StringComparer.Ordinal)
            .Select(field => new InstructionFault(field, InstructionFaultKind.UnknownField, $"the fields {names}"));
        return schema.Fields.SelectMany(f => Faults(f, [.. byField[f.Name]])).Concat(unknown).ToValueList();
    }

    private static IEnumerable<InstructionFault> Faults(TailoringField field, Instruction[] given) => given switch
    {
        [] => field.IsRequired ? [new(field.Name, InstructionFaultKind.Missing, Wanted(field))] : [],
        [var one] => ValueFaults(field, one.Value),
        _ => [new(field.Name, InstructionFaultKind.GivenTwice, "one instruction a field")],
    };

    private static IEnumerable<InstructionFault> ValueFaults(TailoringField field, InstructionValue value) => (field, value) switch
    {
        (TailoringField.Text f, InstructionValue.Text v) => TextCheck.Faults(f, v.Value),
        (TailoringField.Choice f, InstructionValue.Choice v) => Unless(
            f.Options.Any(o => o.Name == v.Option), f, InstructionFaultKind.NotOffered, Listed(f.Options)),
        (TailoringField.Number f, InstructionValue.Number v) => NumberFaults(f, v.Value),
        (TailoringField.Measurement f, InstructionValue.Measurement v) => MeasurementFaults(f, v),
        (TailoringField.Colour f, InstructionValue.Colour v) => ColourFaults(f, v.Value),
        (TailoringField.File f, InstructionValue.File v) => FileCheck.Faults(f, v),
        _ => [new(field.Name, InstructionFaultKind.WrongKind, Wanted(field))],
    };

    private static IEnumerable<InstructionFault> NumberFaults(TailoringField.Number field, decimal value)
    {
        if (value < field.Min || value > field.Max)
        {
            return RangeFaults(field, value < field.Min, value > field.Max, Wanted(field));
        }

        var isStep = decimal.Round(value, DecimalsMax) == value && (value - field.Min) % field.Step == 0;
        return Unless(isStep, field, InstructionFaultKind.NotOnStep, Wanted(field));
    }

    private static IEnumerable<InstructionFault> MeasurementFaults(TailoringField.Measurement field, InstructionValue.Measurement value)
    {
        if (!field.Units.Contains(value.Unit))
        {
            return [new(field.Name, InstructionFaultKind.UnitNotAllowed, string.Join(", ", field.Units))];
        }

        var isMade = decimal.Round(value.Value, DecimalsMax) == value.Value;
        return RangeFaults(field, value.Millimetres < field.MinMillimetres, value.Millimetres > field.MaxMillimetres, Wanted(field))
            .Concat(Unless(isMade, field, InstructionFaultKind.NotOnStep, "at most six decimals"));
    }

    private static InstructionFault[] ColourFaults(TailoringField.Colour field, string? value)
    {
        if (field.Palette.Any(o => o.Name.Value == value))
        {
            return [];
        }

        return field.TakesAny
            ? Unless(IsHex(value), field, InstructionFaultKind.NotAColour, Wanted(field))
            : [new(field.Name, InstructionFaultKind.NotOffered, Listed(field.Palette))];
    }

    private static IEnumerable<InstructionFault> RangeFaults(TailoringField field, bool isSmall, bool isLarge, string allowed) =>
    [
        .. Unless(!isSmall, field, InstructionFaultKind.TooSmall, allowed),
        .. Unless(!isLarge, field, InstructionFaultKind.TooLarge, allowed),
    ];

    private static string Wanted(TailoringField field) => field switch
    {
        TailoringField.Text f => FormattableString.Invariant($"text, {f.LinesMax} lines of {f.LengthMax} characters"),
        TailoringField.Choice f => Listed(f.Options),
        TailoringField.Number f => FormattableString.Invariant($"{f.Min} to {f.Max} {f.Unit}").TrimEnd()
            + FormattableString.Invariant($" in steps of {f.Step}"),
        TailoringField.Measurement f => FormattableString.Invariant($"{f.MinMillimetres} to {f.MaxMillimetres} mm"),
        TailoringField.Colour { TakesAny: true } => "a named colour, or # and six hexadecimal digits",
        TailoringField.Colour f => Listed(f.Palette),
        TailoringField.File f => $"a file of {string.Join(", ", f.MediaTypes)}",
        _ => "nothing this version knows",
    };

    private static bool IsHex(string? text) => text is ['#', .. { Length: 6 } digits] && digits.All(char.IsAsciiHexDigit);

    private static string Listed(ValueList<TailoringField.Option> options) => string.Join(", ", options.Select(o => o.Name));

    private static InstructionFault[] Unless(bool isWell, TailoringField field, InstructionFaultKind kind, string allowed) =>
        isWell ? [] : [new(field.Name, kind, allowed)];
}
