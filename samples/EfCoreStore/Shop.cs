using Microsoft.EntityFrameworkCore;
using NodaTime;
using OrderKit.Availability;
using OrderKit.Feeds;
using OrderKit.Orders;

namespace OrderKit.Samples.EfCoreStore;

/// <summary>The shop's own tables, on SQLite or PostgreSQL.</summary>
internal sealed class Shop(DbContextOptions<Shop> options) : DbContext(options)
{
    internal DbSet<OrderRow> Orders => Set<OrderRow>();

    internal DbSet<EventRow> Events => Set<EventRow>();

    internal DbSet<TimerRow> Timers => Set<TimerRow>();

    internal DbSet<StockPosition> Shelves => Set<StockPosition>();

    internal DbSet<StockEntry> Ledger => Set<StockEntry>();

    internal DbSet<ReservationRow> Reservations => Set<ReservationRow>();

    internal DbSet<StockCommandRow> StockCommands => Set<StockCommandRow>();

    internal DbSet<CounterRow> Counters => Set<CounterRow>();

    #region put
    /// <summary>Inserts a row that is new, else updates it: only where it still has the version that was read.</summary>
    internal void Put(object row, long versionRead)
    {
        var entry = Entry(row);
        entry.State = versionRead == 0 ? EntityState.Added : EntityState.Modified;
        if (versionRead > 0)
        {
            entry.Property("Version").OriginalValue = versionRead;
        }
    }
    #endregion

    protected override void ConfigureConventions(ModelConfigurationBuilder kinds)
    {
        kinds.Properties<OrderId>().HaveConversion<OrderIds>();
        kinds.Properties<CommandId>().HaveConversion<CommandIds>();
        kinds.Properties<Sku>().HaveConversion<Skus>();
        kinds.Properties<LocationId>().HaveConversion<Locations>();
        kinds.Properties<Code>().HaveConversion<Codes>();
        kinds.Properties<Quantity>().HaveConversion<Quantities>();
        kinds.Properties<Instant>().HaveConversion<Moments>();
        kinds.Properties<ContentHash>().HaveConversion<Fingerprints>();
        kinds.Properties<OrderStatus>().HaveConversion<string>();
        kinds.Properties<ReservationStatus>().HaveConversion<string>();
        kinds.Properties<StockVerb>().HaveConversion<string>();
        kinds.Properties<RecordedEvent>().HaveConversion<EventTexts>();
        kinds.Properties<Reservation>().HaveConversion<ReservationTexts>();
        kinds.Properties<WarehouseFeed>().HaveConversion<FeedTexts>();
    }

    protected override void OnModelCreating(ModelBuilder tables)
    {
        tables.Entity<OrderRow>().ToTable("Orders").Property(row => row.Version).IsConcurrencyToken();
        tables.Entity<OrderRow>().Property(row => row.Id).UseCollation(Database.IsNpgsql() ? "C" : "BINARY");   // Listed byte for byte.
        tables.Entity<OrderRow>().HasIndex(row => new { row.PlacedAt, row.Id });
        tables.Entity<EventRow>().ToTable("OrderEvents").HasKey(row => row.Number);
        tables.Entity<EventRow>().HasIndex(row => new { row.Order, row.Version }).IsUnique();
        tables.Entity<EventRow>().HasIndex(row => row.Position).IsUnique();
        tables.Entity<TimerRow>().ToTable("Timers").HasKey(row => new { row.Kind, row.Order });
        tables.Entity<TimerRow>().HasIndex(row => row.Due);
        tables.Entity<StockPosition>().ToTable("Shelves").HasKey(row => new { row.Sku, row.Location });
        tables.Entity<StockPosition>().Property(row => row.Version).IsConcurrencyToken();
        tables.Entity<StockEntry>().ToTable("StockLedger").HasKey(row => new { row.Sku, row.Location, row.Sequence });
        tables.Entity<ReservationRow>().ToTable("Reservations").HasKey(row => row.Order);
        tables.Entity<ReservationRow>().Property(row => row.Version).IsConcurrencyToken();
        tables.Entity<ReservationRow>().HasIndex(row => new { row.Status, row.ExpiresAt });
        tables.Entity<StockCommandRow>().ToTable("StockCommands").HasKey(row => new { row.Verb, row.Id });
        tables.Entity<CounterRow>().ToTable("Counters").HasKey(row => row.Name);
        tables.Entity<CounterRow>().Property(row => row.Last).IsConcurrencyToken();
        tables.Entity<CounterRow>().HasData(new CounterRow(CounterRow.Feed), new CounterRow(CounterRow.Claims));
    }
}
