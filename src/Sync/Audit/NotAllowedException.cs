using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Audit;

/// <summary>A service refused a caller. Pages and API check first, so this is the second lock; it is answered with 403.</summary>
internal sealed class NotAllowedException(Role needed) : Exception($"This needs the role {needed}.");
