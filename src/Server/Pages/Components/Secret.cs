namespace WebConnectorSync.Server.Pages.Components;

/// <summary>A secret that is shown once, by the partial <c>_Secret</c>.</summary>
/// <param name="Id">The id of its element.</param>
/// <param name="Title">What it is.</param>
/// <param name="Value">The secret.</param>
internal sealed record Secret(string Id, string Title, string Value);
