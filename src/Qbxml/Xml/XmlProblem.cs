namespace WebConnectorSync.Qbxml.Xml;

/// <summary>Why a document is not acceptable.</summary>
/// <param name="Code">A short stable word: <c>dtd</c>, <c>entity</c>, <c>truncated</c>, <c>limit</c>, ...</param>
/// <param name="Message">A plain sentence without any content of the document except names.</param>
/// <param name="Offset">Where, in bytes from the beginning of the document.</param>
public sealed record XmlProblem(string Code, string Message, long Offset);
