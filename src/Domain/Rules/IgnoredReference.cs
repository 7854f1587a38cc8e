namespace WebConnectorSync.Domain.Rules;

/// <summary>A record that another one refers to and that does not sync.</summary>
/// <param name="Role">What it is to the other one: customer, vendor, item.</param>
/// <param name="Name">Its full name or number.</param>
/// <param name="IsAbove">Whether the other one stands below it (its job).</param>
/// <param name="Finding">Why it does not sync.</param>
public sealed record IgnoredReference(string Role, string? Name, bool IsAbove, Finding Finding);
