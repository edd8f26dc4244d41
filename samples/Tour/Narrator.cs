using NodaTime;
using NodaTime.Text;

namespace OrderKit.Samples.Tour;

/// <summary>Tells who sees what, when.</summary>
internal sealed class Narrator(TextWriter output, IClock clock)
{
    internal void Customer(string text) => Line("customer ", text);

    internal void Warehouse(string text) => Line("warehouse", text);

    internal void Carrier(string text) => Line("carrier  ", text);

    internal void Stock(int disagreements)
    {
        if (disagreements > 0)
        {
            Line("stock    ", $"{disagreements} moves do not fit the order; a person should look");
        }
    }

    private void Line(string who, string text) =>
        output.WriteLine($"{InstantPattern.CreateWithInvariantCulture("ddd HH:mm").Format(clock.GetCurrentInstant())}  {who}  {text}");
}
