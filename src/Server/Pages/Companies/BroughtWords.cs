using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Companies;

/// <summary>What a sync brought: "12 new, 3 changed, 4 posted", "nothing new".</summary>
internal static class BroughtWords
{
    public static string Say(Brought brought)
    {
        (int Count, string Word)[] parts =
        [
            (brought.Created, "new"), (brought.Updated, "changed"), (brought.Deleted, "deleted in QuickBooks"), (brought.Posted, "posted"),
        ];
        string[] said = [.. parts.Where(part => part.Count > 0).Select(part => $"{part.Count:N0} {part.Word}")];
        return said.Length == 0 ? "nothing new" : string.Join(", ", said);
    }
}
