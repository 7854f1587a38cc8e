namespace WebConnectorSync.Qbxml.Reading;

/// <summary>Why an answer cannot be read.</summary>
/// <param name="Code">A short stable word: <c>notQbxml</c>, <c>noMessageSet</c>, <c>recordTooBig</c>, or the tokenizer's (<c>truncated</c>,
/// <c>entity</c>, ...).</param>
/// <param name="Message">A plain sentence without any content of the answer but names.</param>
/// <param name="Offset">Where, in bytes from its beginning.</param>
public sealed record AnswerProblem(string Code, string Message, long Offset);
