namespace WebConnectorSync.Domain.Companies;

/// <summary>A sign-in of a Web Connector that was refused, and that no good one has followed.</summary>
/// <param name="At">When it last tried.</param>
/// <param name="Since">When it was refused first.</param>
/// <param name="Caller">The address it called from; null when unknown.</param>
public sealed record RefusedSignIn(DateTime At, DateTime Since, string? Caller);
