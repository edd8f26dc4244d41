namespace OrderKit.Tailoring;

/// <summary>Turns the faults of instructions into one refusal that names them all.</summary>
internal static class InstructionRefusal
{
    internal static Refusal? Of(
        string found, string verb, IEnumerable<(LineNumber Line, ValueList<InstructionFault> Faults)> lines)
    {
        var faults = lines.SelectMany(l => l.Faults, (l, fault) => (l.Line, Fault: fault)).ToList();
        if (faults.Count == 0)
        {
            return null;
        }

        var reason = faults.Exists(f => f.Fault.Kind == InstructionFaultKind.Missing)
            ? RefusalReason.InstructionsMissing
            : RefusalReason.InstructionsInvalid;
        return new(reason, found, string.Join("; ", faults.Select(f => $"line {f.Line}: {f.Fault.Field} {f.Fault.Kind}")),
            string.Join("; ", faults.Select(f => $"line {f.Line}: {f.Fault.Field} takes {f.Fault.Allowed}")))
        {
            Unlocks = faults.Select(f => new Unlock(verb, $"line {f.Line} {f.Fault.Field}")).Distinct().ToValueList(),
        };
    }
}
