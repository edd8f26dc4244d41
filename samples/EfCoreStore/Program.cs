using Microsoft.EntityFrameworkCore;
using OrderKit.Samples.EfCoreStore;
using OrderKit.Testing;

// Tries the shop's stores and prints what they keep: on SQLite, or on the PostgreSQL server that a connection string names.
var report = await KitReport.RunAsync(StoreKit.Cases(ShopKit.Of(options =>
{
    var name = $"shop_{Guid.NewGuid():N}";
    if (args is [var server])
    {
        options.UseNpgsql($"{server};Database={name}");
    }
    else
    {
        options.UseSqlite($"Data Source={Path.Combine(Path.GetTempPath(), name)}.db");
    }
})));
Console.WriteLine(report);
return report.IsKept ? 0 : 1;
