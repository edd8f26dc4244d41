namespace OrderKit;

/// <summary>A command that was carried out, kept so that a repeat is recognised.</summary>
/// <param name="Id">The caller's id.</param>
/// <param name="Content">The fingerprint of its content.</param>
/// <param name="Version">The version after it.</param>
public sealed record AcceptedCommand(CommandId Id, ContentHash Content, long Version);
