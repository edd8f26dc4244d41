namespace OrderKit.Crash;

/// <summary>How the shop is broken on purpose, so that the judge has something to find.</summary>
public enum CrashControl
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>It acknowledges before it has stored.</summary>
    AcknowledgesEarly,

    /// <summary>After a crash it sends the receipts that were not acknowledged under new ids.</summary>
    ForgetsIds,

    /// <summary>Its PostgreSQL server answers a commit before the commit is on the disk.</summary>
    CommitsLazily,
}
