namespace OrderKit.Shipments;

/// <summary>A command that was accepted with events, kept so that a repeat is told from another command under the same id.</summary>
internal sealed record AcceptedCommand(CommandId Id, ContentHash Content, long Version);
