using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Layout;

/// <summary>Who may see a page, or use a handler. Without it everybody signed in may look, and a bookkeeper may press buttons.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class NeedsAttribute(Role role) : Attribute
{
    public Role Role { get; } = role;
}
