namespace WebConnectorSync.Qbxml.Reading;

/// <summary>What <see cref="AnswerReader.Read"/> met.</summary>
public enum AnswerEvent
{
    /// <summary>Append more bytes, or say that there are none.</summary>
    NeedMoreData,

    /// <summary>A message set begins: <see cref="AnswerReader.MessageSet"/>.</summary>
    MessageSet,

    /// <summary>The response to one request begins: <see cref="AnswerReader.Response"/>.</summary>
    ResponseStart,

    /// <summary>One record of the response: <see cref="AnswerReader.Record"/>.</summary>
    Record,

    /// <summary>The response ends.</summary>
    ResponseEnd,

    /// <summary>The answer ends, and was complete.</summary>
    End,

    /// <summary>The answer cannot be read any further: <see cref="AnswerReader.Problem"/>.</summary>
    Problem,
}
