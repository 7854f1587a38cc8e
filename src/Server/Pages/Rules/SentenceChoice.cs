namespace WebConnectorSync.Server.Pages.Rules;

/// <summary>A sentence with a choice in it. Shown by the partial <c>_Sentence</c>.</summary>
/// <param name="Choice">The choice.</param>
/// <param name="Name">Of its input, and its path in the document.</param>
/// <param name="Value">The document's word that is chosen.</param>
internal sealed record SentenceChoice(RuleChoice Choice, string Name, string? Value);
