using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Reasons;

namespace WebConnectorSync.Sync.Model;

/// <summary>What happens to a post; whether it can is said by <see cref="PostTable"/>.</summary>
internal sealed partial class Post
{
    /// <summary>It goes out with a next message.</summary>
    public void Queue(PostOperation operation) => Plan(PostEvent.Queue, operation, null);

    /// <summary>It waits for a person, who decides about its own record or about the one it waits for.</summary>
    public void Hold(PostOperation operation, Reason? reason, Guid? waitsFor = null)
    {
        Plan(PostEvent.Hold, operation, reason);
        WaitsFor = waitsFor;
    }

    /// <summary>It cannot go out before a person has put right what keeps it back.</summary>
    public void Block(string? code, Reason? reason)
    {
        Happen(PostEvent.Hold, reason);
        (ErrorCode, ErrorDetail) = (code, null);
    }

    /// <summary>A rule keeps its record out.</summary>
    public void Ignore(PostOperation operation, Reason? reason, DateTime now)
    {
        Plan(PostEvent.Ignore, operation, reason);
        DoneAt = now;
    }

    /// <summary>It is taken back.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="hash">The app's side that is not sent; only another one makes a post necessary again.</param>
    /// <param name="now">When.</param>
    public void Withdraw(Reason reason, long? hash, DateTime now)
    {
        Happen(PostEvent.Withdraw, reason);
        (DoneAt, SentHash) = (now, hash);
        (LookUp, NextAttemptAt, WaitsFor) = (PostLookUp.None, null, null);
    }

    /// <summary>The record with that id must be in QuickBooks first.</summary>
    public void Wait(Guid recordId, Reason reason)
    {
        Happen(PostEvent.Wait, reason);
        WaitsFor = recordId;
    }

    /// <summary>It waits no longer for another record.</summary>
    public void Release()
    {
        Happen(PostEvent.Release, null);
        WaitsFor = null;
        ForgetError();
    }

    /// <summary>It was put into that message, with the app's side as it is then.</summary>
    public void Pack(Guid batchId, long hash)
    {
        Happen(PostEvent.Pack, null);
        (BatchId, SentHash) = (batchId, hash);
    }

    /// <summary>Its message was never handed out.</summary>
    public void Unpack()
    {
        Happen(PostEvent.Unpack, null);
        BatchId = null;
    }

    /// <summary>Its message goes out.</summary>
    public void Send(DateTime now)
    {
        Happen(PostEvent.Send, null);
        SentAt = now;
        Attempts++;
    }

    /// <summary>QuickBooks has what it says.</summary>
    /// <param name="now">Since when that is known.</param>
    /// <param name="reason">How it came about when nothing was sent; null otherwise.</param>
    public void Settle(DateTime now, Reason? reason = null)
    {
        Happen(PostEvent.Settle, reason);
        DoneAt = now;
        EndAttempts();
    }

    /// <summary>QuickBooks has the record; its custom fields are next.</summary>
    public void Continue()
    {
        Happen(PostEvent.Continue, Reason.Of(ReasonCode.CustomFieldsFollow));
        Stage = PostStage.CustomFields;
        EndAttempts();
    }

    /// <summary>Nothing was written, and it goes out again at once.</summary>
    public void Retry(Reason? reason)
    {
        Happen(PostEvent.Retry, reason);
        LookUp = PostLookUp.None;
        ForgetError();
    }

    /// <summary>Nothing was written, and it goes out again after a pause that may heal what was in the way.</summary>
    public void RetryAt(DateTime at, string code, string? detail, Reason reason)
    {
        Happen(PostEvent.Retry, reason);
        (LookUp, NextAttemptAt, ErrorCode, ErrorDetail) = (PostLookUp.None, at, code, detail);
    }

    /// <summary>Nothing was written because the record changed in QuickBooks meanwhile; it is read before anything is decided.</summary>
    public void Reread(string code, string? detail)
    {
        Happen(PostEvent.Retry, Reason.Of(ReasonCode.ReadAgain));
        (LookUp, NextAttemptAt, ErrorCode, ErrorDetail) = (PostLookUp.Reread, null, code, detail);
    }

    /// <summary>It was refused because of a record that it names; QuickBooks is asked for that one before anybody is told.</summary>
    public void AskNamed(string code, string? detail)
    {
        Happen(PostEvent.Retry, Reason.Of(ReasonCode.NamedAsked));
        (LookUp, NextAttemptAt, ErrorCode, ErrorDetail) = (PostLookUp.Named, null, code, detail);
    }

    /// <summary>Its answer is lost; QuickBooks is asked for the outcome of the whole message.</summary>
    public void Lose(string code, string? detail)
    {
        Happen(PostEvent.Doubt, Reason.Of(ReasonCode.AnswerLost));
        (ErrorCode, ErrorDetail) = (code, detail);
    }

    /// <summary>Nobody knows whether QuickBooks took it; its record is looked for there.</summary>
    public void Doubt(string code, string? detail)
    {
        Happen(PostEvent.Doubt, Reason.Of(ReasonCode.InDoubt));
        (LookUp, NextAttemptAt, ErrorCode, ErrorDetail) = (PostLookUp.Doubt, null, code, detail);
    }

    /// <summary>It was looked for and is not in QuickBooks; when that is so of its whole message, the same bytes go out again.</summary>
    public void Miss()
    {
        Happen(PostEvent.Miss, Reason);
        LookUp = PostLookUp.None;
    }

    /// <summary>Somebody must change something before it can go.</summary>
    public void Reject(string code, string? detail, Reason reason, DateTime now)
    {
        Happen(PostEvent.Reject, reason);
        (ErrorCode, ErrorDetail, DoneAt) = (code, detail, now);
        (LookUp, NextAttemptAt, Together) = (PostLookUp.None, null, 0);
    }

    /// <summary>What was found in QuickBooks is a question for a person.</summary>
    public void Ask(string? code, Reason? reason, string? detail = null)
    {
        Happen(PostEvent.Ask, reason);
        (LookUp, ErrorCode, ErrorDetail) = (PostLookUp.None, code, detail);
    }

    /// <summary>QuickBooks has another state of the record than the app, and by the rules it is the one that counts.</summary>
    public void Yield(Reason reason, long hash, DateTime now)
    {
        Happen(PostEvent.Yield, reason);
        (LookUp, DoneAt, SentHash) = (PostLookUp.None, now, hash);
    }

    /// <summary>It stays as it is and is looked at again later.</summary>
    public void Defer(DateTime at, Reason? reason) => (NextAttemptAt, Reason) = (at, reason);

    /// <summary>Its record is looked for in QuickBooks once more, with the next contact.</summary>
    public void LookUpAgain() => (NextAttemptAt, LookUp) = (null, PostLookUp.Doubt);

    // Planned anew, as if it had not been tried. What must be read again before a change stays so.
    private void Plan(PostEvent on, PostOperation operation, Reason? reason)
    {
        Happen(on, reason);
        Stage = operation == PostOperation.Add ? PostStage.Record : Stage;
        LookUp = LookUp == PostLookUp.Reread && operation == PostOperation.Modify ? PostLookUp.Reread : PostLookUp.None;
        (Operation, WaitsFor, NextAttemptAt, DoneAt, RefusedXml) = (operation, null, null, null, null);
        ForgetError();
    }

    private void EndAttempts()
    {
        (LookUp, NextAttemptAt, Together, RefusedXml) = (PostLookUp.None, null, 0, null);
        ForgetError();
    }

    private void ForgetError() => (ErrorCode, ErrorDetail) = (null, null);

    private void Happen(PostEvent on, Reason? reason) => (Status, Reason) = (PostTable.Transitions.After(Status, on), reason);
}
