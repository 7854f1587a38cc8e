namespace WebConnectorSync.Server.Pages.Help;

/// <summary>A page of the help.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="About">For whom it is.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Html">The page, without its heading.</param>
/// <param name="Chapters">Its parts, each with the text below its heading; the first is what stands before the first one.</param>
/// <param name="Codes">The rows of its tables of codes; elsewhere none.</param>
internal sealed record HelpText(
    string Name, string About, string Title, string Html, IReadOnlyList<HelpChapter> Chapters, IReadOnlyList<HelpChapter> Codes);

/// <summary>A part of a page of the help.</summary>
/// <param name="Id">Its anchor; empty for the beginning.</param>
/// <param name="Level">How deep its heading is: 2, 3.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Text">What it says, without marks.</param>
internal sealed record HelpChapter(string Id, int Level, string Title, string Text);
