using System.Text.Json;
using OrderKit.Products;

namespace OrderKit.Storing;

/// <summary>What a line keeps of its product.</summary>
internal static class ProductForm
{
    internal static void Write(Utf8JsonWriter json, ProductFacts facts)
    {
        json.Number("weightGrams", facts.WeightGrams);
        json.Object("size", facts.Size, Write);
        json.Object("schema", facts.Tailoring, SchemaForm.Write);
        json.Answer("exemptFromWithdrawal", facts.IsExemptFromWithdrawal);
        json.Number("minimumAge", facts.MinimumAge);
        json.Object("dangerousGoods", facts.DangerousGoods, Write);
        json.Text("hsCode", facts.HsCode);
        json.Text("origin", facts.CountryOfOrigin);
        json.Answer("ships", facts.NeedsShipping);
    }

    internal static ProductFacts Read(StoredObject from) => new()
    {
        WeightGrams = from.GivenOrNull("weightGrams"),
        Size = from.Object("size", size => new ProductSize(size.Given("length"), size.Given("width"), size.Given("height"))),
        Tailoring = from.Object("schema", SchemaForm.Read),
        IsExemptFromWithdrawal = from.Answer("exemptFromWithdrawal"),
        MinimumAge = from.GivenOrNull("minimumAge"),
        DangerousGoods = from.Object("dangerousGoods", goods => new DangerousGoods(goods.Text("un"), goods.Text("class"))),
        HsCode = from.TextOrNull("hsCode"),
        CountryOfOrigin = from.TextOrNull("origin"),
        NeedsShipping = from.Answer("ships"),
    };

    private static void Write(Utf8JsonWriter json, ProductSize size)
    {
        json.Whole("length", size.LengthMm);
        json.Whole("width", size.WidthMm);
        json.Whole("height", size.HeightMm);
    }

    private static void Write(Utf8JsonWriter json, DangerousGoods goods)
    {
        json.Text("un", goods.UnNumber);
        json.Text("class", goods.Class);
    }
}
