using NodaTime;

namespace OrderKit.Tailoring;

/// <summary>Finds everything wrong with a schema: one sentence a fault, with value and unit.</summary>
internal static class SchemaFaults
{
    private const decimal NumberMax = 1_000_000_000_000m;

    internal static List<string> Of(TailoringSchema schema)
    {
        List<string> faults = [];
        void Unless(bool isWell, string fault)
        {
            if (!isWell)
            {
                faults.Add(FormattableString.Invariant($"Schema {schema.Name} {fault}."));
            }
        }

        Unless(schema.Name.Value is not null, "has no name");
        Unless(schema.Version >= 1, Invariant($"has version {schema.Version}; it must be 1 or more"));
        Unless(schema.Fields.Count is >= 1 and <= TailoringSchema.FieldsMax,
            Invariant($"has {schema.Fields.Count} fields; it must have 1 to {TailoringSchema.FieldsMax}"));
        Unless(schema.LeadTime is >= 0 and <= TailoringSchema.LeadTimeMax,
            Invariant($"takes {schema.LeadTime} working days; it must be 0 to {TailoringSchema.LeadTimeMax}"));
        Unless(schema.LockAfter is not { } wait || (wait >= Duration.Zero && wait <= TailoringSchema.WaitMax),
            Invariant($"locks after {schema.LockAfter?.TotalDays} days; it must be 0 to {TailoringSchema.WaitMax.TotalDays}"));
        Unless(schema.Proof is not { } proof || (proof.AnswerWithin > Duration.Zero && proof.AnswerWithin <= TailoringSchema.WaitMax),
            Invariant($"gives {schema.Proof?.AnswerWithin.TotalDays} days to answer; it must be more than 0 and at most 365"));
        Unless(schema.Proof is not { } terms || Enum.IsDefined(terms.AtDeadline), "names no policy for the deadline of its proof");
        Unless(Currencies(schema).Count() <= 1, $"is priced in {string.Join(" and ", Currencies(schema))}; one currency only");
        foreach (var twice in schema.Fields.GroupBy(f => f.Name).Where(g => g.Count() > 1))
        {
            Unless(false, Invariant($"has field {twice.Key} {twice.Count()} times"));
        }

        faults.AddRange(schema.Fields.SelectMany(f => Of(f).Select(fault => $"Schema {schema.Name}: field {f.Name} {fault}.")));
        return faults;
    }

    private static IEnumerable<string> Of(TailoringField field)
    {
        if (field.Name.Value is null)
        {
            yield return "has no name";
        }

        if (string.IsNullOrWhiteSpace(field.Label))
        {
            yield return "has no label";
        }

        foreach (var fault in field switch
        {
            TailoringField.Text f => TextFaults(f),
            TailoringField.Choice f => OptionFaults(f.Options, "option").Concat(Unless(f.Options.Count > 0, "has no option")),
            TailoringField.Number f => NumberFaults(f),
            TailoringField.Measurement f => MeasurementFaults(f),
            TailoringField.Colour f => OptionFaults(f.Palette, "colour")
                .Concat(Unless(f.Palette.Count > 0 || f.TakesAny, "takes no colour at all")),
            TailoringField.File f => FileFaults(f),
            _ => ["is of an unknown kind"],
        })
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> TextFaults(TailoringField.Text field) =>
    [
        .. Unless(field.LengthMax is >= 1 and <= TextCheck.LengthMax,
            Invariant($"takes {field.LengthMax} characters a line; it must be 1 to {TextCheck.LengthMax}")),
        .. Unless(field.LinesMax is >= 1 and <= TextCheck.LinesMax,
            Invariant($"takes {field.LinesMax} lines; it must be 1 to {TextCheck.LinesMax}")),
        .. Unless(field.Alphabet is null or { Length: > 0 and <= TextCheck.AlphabetMax },
            Invariant($"has an alphabet of {field.Alphabet?.Length} characters; it must be 1 to {TextCheck.AlphabetMax}")),
        .. Unless(field.Alphabet is null || TextCheck.IsUnicode(field.Alphabet), "has an alphabet that is no valid Unicode"),
    ];

    private static IEnumerable<string> NumberFaults(TailoringField.Number field) =>
    [
        .. Unless(field.Min <= field.Max, Invariant($"goes from {field.Min} to {field.Max}, which is nothing")),
        .. Unless(Math.Abs(field.Min) <= NumberMax && Math.Abs(field.Max) <= NumberMax, "goes beyond a million millions"),
        .. Unless(field.Step > 0, Invariant($"has steps of {field.Step}; they must be more than 0")),
        .. Unless(HasFewDecimals(field.Min) && HasFewDecimals(field.Max) && HasFewDecimals(field.Step), "has more than six decimals"),
        .. Unless(field.Unit is not null, "has no unit, not even an empty one"),
    ];

    private static IEnumerable<string> MeasurementFaults(TailoringField.Measurement field) =>
    [
        .. Unless(field.MinMillimetres >= 0 && field.MinMillimetres <= field.MaxMillimetres && field.MaxMillimetres <= NumberMax,
            Invariant($"goes from {field.MinMillimetres} to {field.MaxMillimetres} mm, which is no range of lengths")),
        .. Unless(field.Units.Count > 0 && field.Units.All(Enum.IsDefined), "takes no unit, or an unknown one"),
    ];

    private static IEnumerable<string> FileFaults(TailoringField.File field) =>
    [
        .. Unless(field.MediaTypes.Count > 0, "takes no media type"),
        .. field.MediaTypes.Where(t => !FileCheck.IsMediaType(t)).Select(_ => "takes something that is no media type, as in image/png"),
        .. Unless(field.SizeMax > 0, Invariant($"takes {field.SizeMax} bytes; it must be 1 or more")),
    ];

    private static IEnumerable<string> OptionFaults(ValueList<TailoringField.Option> options, string kind) =>
    [
        .. options.Where(o => o.Name.Value is null).Select(_ => $"has an {kind} without a name"),
        .. options.Where(o => string.IsNullOrWhiteSpace(o.Label)).Select(o => $"has {kind} {o.Name} without a label"),
        .. options.GroupBy(o => o.Name).Where(g => g.Count() > 1).Select(g => Invariant($"has {kind} {g.Key} {g.Count()} times")),
    ];

    private static IEnumerable<Currency> Currencies(TailoringSchema schema) =>
        schema.Fields.SelectMany(f => Options(f).Select(o => o.Surcharge).Prepend(f.Surcharge)).OfType<Money>().Select(m => m.Currency)
            .Distinct();

    private static ValueList<TailoringField.Option> Options(TailoringField field) => field switch
    {
        TailoringField.Choice f => f.Options,
        TailoringField.Colour f => f.Palette,
        _ => [],
    };

    private static bool HasFewDecimals(decimal value) => decimal.Round(value, InstructionCheck.DecimalsMax) == value;

    private static string[] Unless(bool isWell, string fault) => isWell ? [] : [fault];

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
