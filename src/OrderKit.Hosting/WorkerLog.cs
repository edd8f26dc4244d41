using Microsoft.Extensions.Logging;

namespace OrderKit.Hosting;

/// <summary>What workers log. An exception's message may name a person, so only its kind is logged.</summary>
internal static partial class WorkerLog
{
    [LoggerMessage(1, LogLevel.Error, "Worker {Work}: a pass failed ({Fault}); the next one is in {Wait}.")]
    internal static partial void PassFailed(this ILogger log, string work, string? fault, TimeSpan wait);

    [LoggerMessage(2, LogLevel.Warning, "Worker {Work}: {Count} pieces of work failed and will be tried again.")]
    internal static partial void PiecesFailed(this ILogger log, string work, int count);

    [LoggerMessage(3, LogLevel.Warning, "Worker {Work} needs a person: {Sentence}")]
    internal static partial void PersonNeeded(this ILogger log, string work, string sentence);

    [LoggerMessage(4, LogLevel.Warning, "Worker {Work} could not let go of its lease ({Fault}); it runs out by itself.")]
    internal static partial void NotLetGo(this ILogger log, string work, string? fault);
}
