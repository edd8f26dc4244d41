namespace OrderKit.Load.PostgreSql;

/// <summary>One way to live the life of an order: bought with its units reserved, confirmed, shipped, delivered.</summary>
internal interface ILife : IDisposable
{
    /// <summary>Lives it; what it returns from is on the disk.</summary>
    Task LiveAsync(LifeOrder order);
}
