using System.Text.Json;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Api.Sessions;

/// <summary>A session as the API answers it.</summary>
/// <param name="Id">Its id; not the Web Connector's ticket, which is known to nobody here.</param>
/// <param name="State">What it waits for.</param>
/// <param name="StartedAt">When the Web Connector signed in.</param>
/// <param name="LastCallAt">When its last call was answered.</param>
/// <param name="EndedAt">When it ended; null while it is open.</param>
/// <param name="EndReason">How it ended, in one sentence.</param>
/// <param name="File">The company file QuickBooks had open.</param>
/// <param name="QbxmlVersion">The qbXML version of its messages.</param>
/// <param name="Country">US, CA or UK.</param>
/// <param name="Percent">Progress as the Web Connector shows it.</param>
/// <param name="Messages">How many messages were handed out.</param>
/// <param name="RecordsCreated">Records stored for the first time.</param>
/// <param name="RecordsUpdated">Records that changed.</param>
/// <param name="RecordsDeleted">Records that were deleted in QuickBooks.</param>
/// <param name="PostsPosted">Posts QuickBooks took.</param>
/// <param name="PostsRejected">Posts that were refused.</param>
/// <param name="LastError">What the Web Connector was last told in answer to getLastError.</param>
internal sealed record SessionJson(
    Guid Id,
    SessionState State,
    DateTime StartedAt,
    DateTime LastCallAt,
    DateTime? EndedAt,
    string? EndReason,
    string? File,
    string? QbxmlVersion,
    string? Country,
    int Percent,
    int Messages,
    int RecordsCreated,
    int RecordsUpdated,
    int RecordsDeleted,
    int PostsPosted,
    int PostsRejected,
    string? LastError)
{
    public static SessionJson From(Session session) => new(
        session.Id,
        session.State,
        session.StartedAt,
        session.LastCallAt,
        session.EndedAt,
        session.EndReason,
        session.FilePath,
        session.QbxmlVersion,
        session.Country,
        session.Percent,
        session.MessageNumber,
        session.RecordsCreated,
        session.RecordsUpdated,
        session.RecordsDeleted,
        session.PostsPosted,
        session.PostsRejected,
        session.LastError);
}

/// <summary>A message of a session without its texts.</summary>
/// <param name="Number">1, 2, 3 ... in the session.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="HandedOutAt">When the Web Connector took it.</param>
/// <param name="AnsweredAt">When its answer was read; null when none came.</param>
/// <param name="QuickBooksMilliseconds">Time until the answer began.</param>
/// <param name="AnswerBytes">Size of the answer.</param>
/// <param name="RecordCount">Records in the answer.</param>
/// <param name="HResult">HRESULT of the Web Connector, when QuickBooks could not be asked.</param>
/// <param name="Problem">What went wrong, in one sentence; null when nothing did.</param>
internal sealed record MessageSummaryJson(
    int Number,
    MessageKind Kind,
    DateTime HandedOutAt,
    DateTime? AnsweredAt,
    int? QuickBooksMilliseconds,
    long? AnswerBytes,
    int? RecordCount,
    string? HResult,
    string? Problem);

/// <summary>A session with its messages.</summary>
/// <param name="Session">The session.</param>
/// <param name="Messages">Its messages in order.</param>
internal sealed record SessionDetailJson(SessionJson Session, IReadOnlyList<MessageSummaryJson> Messages);

/// <summary>A message with its texts. Personal data is masked in both.</summary>
/// <param name="SessionId">Its session.</param>
/// <param name="Summary">The rest of it.</param>
/// <param name="RequestXml">What was handed out.</param>
/// <param name="Responses">What QuickBooks said to each of its requests.</param>
/// <param name="AnswerXml">The beginning of the answer.</param>
internal sealed record MessageJson(
    Guid SessionId, MessageSummaryJson Summary, string RequestXml, IReadOnlyList<ResponseJson> Responses, string? AnswerXml)
{
    public static MessageJson From(Message message) => new(
        message.SessionId,
        new(
            message.Number,
            message.Kind,
            message.HandedOutAt,
            message.AnsweredAt,
            message.QuickBooksMilliseconds,
            message.AnswerBytes,
            message.RecordCount,
            message.HResult,
            message.Problem),
        PersonalData.Mask(message.RequestXml),
        message.Responses is null ? [] : JsonSerializer.Deserialize<List<ResponseJson>>(message.Responses)!,
        message.AnswerXml is null ? null : PersonalData.Mask(message.AnswerXml));
}
