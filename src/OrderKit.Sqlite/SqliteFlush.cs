namespace OrderKit.Sqlite;

/// <summary>When SQLite waits for the disk: its pragma <c>synchronous</c>, set on every connection.</summary>
public enum SqliteFlush
{
    /// <summary>At checkpoints only. Several times faster, and a loss of power takes back the last answers, though the file stays
    /// whole: for trials and for data that can be loaded anew, not for orders.</summary>
    Normal = 1,

    /// <summary>At every commit: what was answered is on the disk.</summary>
    Full = 2,

    /// <summary>At every commit, and after it once more for the folder.</summary>
    Extra = 3,
}
