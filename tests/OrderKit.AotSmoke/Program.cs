// Published to native code by build/aot.sh, which compares the output with expected.txt.
using OrderKit;

OrderId order = new("SO-1");
Quantity ordered = 3;
Money price = new(129.50m, "SEK");
ValueList<Sku> skus = [new("mug-blue"), new("mug-red")];

Console.WriteLine($"{order}: {ordered} units, {(price * ordered).Rounded()}");
Console.WriteLine($"{skus}, equal to a copy: {skus.Equals(skus.With(0, skus[0]))}");
Console.WriteLine(Decision.Accept(ordered - 1));
