using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace OrderKit.Samples.EfCoreStore;

/// <summary>Puts the shop's tables in place of the stores in memory.</summary>
internal static class Wiring
{
    #region wire
    internal static OrderKitBuilder UseShop(this OrderKitBuilder host, Action<DbContextOptionsBuilder> database)
    {
        host.Services.AddDbContextFactory<Shop>(database);
        return host.UseOrderStore<EfOrders>().UseStock<EfStock>().UseTimerStore<EfTimers>();
    }
    #endregion
}
