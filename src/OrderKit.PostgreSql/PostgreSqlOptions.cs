namespace OrderKit.PostgreSql;

/// <summary>What a host sets for its PostgreSQL database.</summary>
public sealed class PostgreSqlOptions
{
    /// <summary>Whether the tables are made or brought up to date before the first use. Hosts that start at once wait for each
    /// other.</summary>
    /// <value>False: somebody runs <see cref="PostgreSqlSchema.Script"/> or calls <see cref="PostgreSqlSchema.Upgrade"/> beforehand.</value>
    public bool UpgradesSchema { get; set; }

    /// <summary>How safe a commit is before it is acknowledged, in PostgreSQL's word: <c>on</c> or <c>remote_apply</c>. With a synchronous
    /// standby named on the server, both also wait for the standby.</summary>
    /// <value><c>on</c>, whatever the server or the role would use by default.</value>
    public string SynchronousCommit { get; set; } = "on";

    /// <summary>The most connections of this host at once, 2 to 1,000.</summary>
    /// <value>20. Callers beyond that wait for one.</value>
    public int ConnectionsMax { get; set; } = 20;

    internal void ThrowIfWrong()
    {
        if (SynchronousCommit is not ("on" or "remote_apply"))
        {
            throw new ArgumentException(
                $"SynchronousCommit is {SynchronousCommit}; it must be on or remote_apply, for less may lose what was acknowledged.");
        }

        if (ConnectionsMax is < 2 or > 1000)
        {
            throw new ArgumentException($"ConnectionsMax is {ConnectionsMax}; it must be 2 to 1,000 connections.");
        }
    }
}
