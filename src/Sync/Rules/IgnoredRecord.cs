using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Sync.Records;

namespace WebConnectorSync.Sync.Rules;

/// <summary>A record that does not sync, as others that refer to it see it.</summary>
/// <param name="Key">Which one.</param>
/// <param name="Name">Its full name or number.</param>
/// <param name="ParentId">The record above it.</param>
/// <param name="Finding">Why it does not sync.</param>
internal sealed record IgnoredRecord(QuickBooksKey Key, string? Name, string? ParentId, Finding Finding);
