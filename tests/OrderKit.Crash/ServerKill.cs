namespace OrderKit.Crash;

/// <summary>What of a PostgreSQL server is killed with <c>kill -9</c>.</summary>
public enum ServerKill
{
    /// <summary>All of it at once: the postmaster is stopped first, so that it neither sees its children die nor makes new ones.</summary>
    Everything,

    /// <summary>The postmaster alone; its children find out by themselves, and finish what they are at or do not.</summary>
    Postmaster,

    /// <summary>One process that serves a client; the postmaster then ends all others and recovers by itself.</summary>
    Backend,
}
