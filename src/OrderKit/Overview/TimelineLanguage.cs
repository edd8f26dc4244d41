namespace OrderKit.Overview;

/// <summary>A language a timeline can be told in. The machine's own language and culture play no part.</summary>
/// <remarks>The numbers are fixed; later versions may add languages.</remarks>
public enum TimelineLanguage
{
    /// <summary>British English: 2 March 2026 at 09:05, SEK 1,299.50.</summary>
    English = 0,

    /// <summary>Swedish: den 2 mars 2026 kl. 09.05, 1 299,50 SEK.</summary>
    Swedish = 1,
}
