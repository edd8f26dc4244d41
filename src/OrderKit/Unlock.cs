namespace OrderKit;

/// <summary>One thing that would turn a refusal into a yes.</summary>
/// <param name="Action">The move to make first, by the name of its verb, as in <c>Release</c>.</param>
/// <param name="Subject">On what, as in <c>hold 2</c>; empty when the action says it all.</param>
public sealed record Unlock(string Action, string Subject);
