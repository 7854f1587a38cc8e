namespace WebConnectorSync.Server.Pages.Components;

/// <summary>A secret that is shown once, by the partial <c>_Secret</c>.</summary>
/// <param name="Id">The id of its element.</param>
/// <param name="Title">What it is.</param>
/// <param name="Value">The secret.</param>
/// <param name="Command">A first line for a terminal, with which it can be tried; null when there is none.</param>
internal sealed record Secret(string Id, string Title, string Value, string? Command = null);
