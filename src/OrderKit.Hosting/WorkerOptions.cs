namespace OrderKit.Hosting;

/// <summary>How the workers of a host work.</summary>
public sealed class WorkerOptions
{
    /// <summary>How long a worker waits at most after a pass that found nothing to do. After a pass that did something it waits 16
    /// milliseconds, and after each wait for nothing twice as long.</summary>
    /// <value>More than zero. Default: one second.</value>
    public TimeSpan Idle { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait after passes that failed as a whole, as when the database cannot be reached: each wait is twice the
    /// last.</summary>
    /// <value>At least <see cref="Idle"/>. Default: one minute.</value>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>A worker that has not finished a pass for so long is told as unhealthy.</summary>
    /// <value>More than <see cref="LongestWait"/>. Default: five minutes.</value>
    public TimeSpan SilentAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>A worker with so much waiting is told as degraded.</summary>
    /// <value>1 or more. Default: 10,000.</value>
    public long BehindMax { get; set; } = 10_000;

    /// <summary>Names this process and this start of it among the hosts, 1 to 100 characters.</summary>
    /// <value>Default: the machine's name with a random part.</value>
    public string Owner { get; set; } = $"{Truncated(Environment.MachineName)}-{Guid.NewGuid():N}";

    private static string Truncated(string name) => name.Length > 60 ? name[..60] : name;
}
