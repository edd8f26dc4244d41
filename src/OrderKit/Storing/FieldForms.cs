using System.Text.Json;
using OrderKit.Tailoring;

namespace OrderKit.Storing;

/// <summary>The fields of a tailoring schema, a word for each kind.</summary>
internal static class FieldForms
{
    internal static void Write(Utf8JsonWriter json, TailoringField field)
    {
        json.Text("field", Kind(field));
        json.Text("name", field.Name.Value);
        json.Text("label", field.Label);
        json.Flag("optional", !field.IsRequired);
        json.Money("surcharge", field.Surcharge);
        WriteRest(json, field);
    }

    internal static TailoringField Read(StoredObject from)
    {
        var (kind, name, label) = (from.Code("field"), from.Code("name"), from.Text("label"));
        var (isOptional, surcharge) = (from.Flag("optional"), from.MoneyOrNull("surcharge"));
        return Field(from, kind.Value, name, label) with { IsRequired = !isOptional, Surcharge = surcharge };
    }

    private static string Kind(TailoringField field) => field switch
    {
        TailoringField.Text => "text",
        TailoringField.Choice => "choice",
        TailoringField.Number => "number",
        TailoringField.Measurement => "measurement",
        TailoringField.Colour => "colour",
        TailoringField.File => "file",
        _ => throw new ArgumentException($"{field.GetType().Name} has no stored form.", nameof(field)),
    };

    private static void WriteRest(Utf8JsonWriter json, TailoringField field)
    {
        switch (field)
        {
            case TailoringField.Text f:
                json.Whole("length", f.LengthMax);
                json.Whole("lines", f.LinesMax);
                json.Text("alphabet", f.Alphabet);
                break;
            case TailoringField.Choice f:
                json.List("options", f.Options, Write);
                break;
            case TailoringField.Number f:
                WriteRange(json, f.Min, f.Max);
                json.Text("unit", f.Unit.Length == 0 ? null : f.Unit);
                json.Number("step", f.Step);
                break;
            case TailoringField.Measurement f:
                WriteRange(json, f.MinMillimetres, f.MaxMillimetres);
                json.List("units", f.Units, (unit, known) => unit.Word<LengthUnit>("unit", known));
                break;
            case TailoringField.Colour f:
                json.List("palette", f.Palette, Write);
                json.Flag("any", f.TakesAny);
                break;
            case TailoringField.File f:
                json.List("mediaTypes", f.MediaTypes, (type, known) => type.Text("type", known));
                json.Whole("size", f.SizeMax);
                break;
        }
    }

    private static TailoringField Field(StoredObject from, string kind, Code name, string label)
    {
        switch (kind)
        {
            case "text":
                return new TailoringField.Text(name, label, from.Given("length"))
                {
                    LinesMax = from.Given("lines"),
                    Alphabet = from.TextOrNull("alphabet"),
                };
            case "choice":
                return new TailoringField.Choice(name, label, from.List("options", Option));
            case "number":
                return new TailoringField.Number(name, label, from.Decimal("min"), from.Decimal("max"))
                {
                    Unit = from.TextOrNull("unit") ?? "",
                    Step = from.Decimal("step"),
                };
            case "measurement":
                return new TailoringField.Measurement(name, label, from.Decimal("min"), from.Decimal("max"))
                {
                    Units = from.List("units", unit => unit.Word<LengthUnit>("unit")),
                };
            case "colour":
                return new TailoringField.Colour(name, label, from.List("palette", Option)) { TakesAny = from.Flag("any") };
            case "file":
                var types = from.List("mediaTypes", type => type.Text("type"));
                return new TailoringField.File(name, label, types, from.WholeOrNull("size", long.MinValue, long.MaxValue) ?? 0);
            default:
                // Of a later version: what is read along with it is not taken for known.
                from.Reading.HasUnknownWords = true;
                return new TailoringField.Choice(name, label, []);
        }
    }

    private static void WriteRange(Utf8JsonWriter json, decimal min, decimal max)
    {
        json.Number("min", min);
        json.Number("max", max);
    }

    private static void Write(Utf8JsonWriter json, TailoringField.Option option)
    {
        json.Text("option", option.Name.Value);
        json.Text("label", option.Label);
        json.Money("surcharge", option.Surcharge);
    }

    private static TailoringField.Option Option(StoredObject from) =>
        new(from.Code("option"), from.Text("label"), from.MoneyOrNull("surcharge"));
}
