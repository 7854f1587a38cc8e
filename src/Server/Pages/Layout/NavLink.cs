namespace WebConnectorSync.Server.Pages.Layout;

/// <summary>A line of the navigation menu.</summary>
/// <param name="Title">The word.</param>
/// <param name="Icon">Its drawing.</param>
/// <param name="Path">Its address; for a company's page what follows the company's.</param>
internal sealed record NavLink(string Title, string Icon, string Path);
