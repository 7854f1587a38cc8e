using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Sections;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>QuickBooks refused or failed a whole message, or its answer cannot be used. The caller saves.</summary>
internal sealed class AnswerFailure(ServerDb db, TimeProvider clock)
{
    private const string Unreadable = "0x80040400";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>What the catalogue says of it.</summary>
    public static Meaning MeaningOf(ParsedAnswer taken) =>
        taken.HResult.Length > 0 ? Meanings.HResult(taken.HResult) : Meanings.Own(OwnCodes.BadAnswer);

    /// <summary>
    /// Takes the failure of a message of an import. One that QuickBooks could not read is asked again piece by piece, so that only the
    /// culprit fails.
    /// </summary>
    /// <returns>Whether the session goes on.</returns>
    public bool Take(ReceiveContext scene, Message message, List<MessageRequest> requests, ParsedAnswer taken)
    {
        var meaning = MeaningOf(taken);
        if (taken.HResult.Length == 0)
        {
            message.Problem = taken.Problem!.Message.CutTo(1000);
            FailAll(scene, requests, meaning, message.Problem);
            scene.Session.Stop(scene.Line, $"{meaning.Message} {message.Problem}");
            return false;
        }

        message.Problem = meaning.Message;
        if (message.Kind != MessageKind.Import || !string.Equals(taken.HResult, Unreadable, StringComparison.OrdinalIgnoreCase))
        {
            GiveUp(scene, taken);
            return false;
        }

        if (requests.Count > 1)
        {
            scene.Session.IsOneByOne = true;
        }
        else
        {
            FailAll(scene, requests, meaning, taken.HResultMessage);
        }

        return true;
    }

    /// <summary>The session can do nothing more. The log says so, and the company where QuickBooks itself is the trouble.</summary>
    public void GiveUp(ReceiveContext scene, ParsedAnswer taken)
    {
        var meaning = MeaningOf(taken);
        var detail = taken.Problem?.Message ?? taken.HResultMessage;
        db.Log.Add(CompanyLog.Problem(scene.Company.Id, scene.Session.Id, Now, meaning, detail));
        if (taken.HResult.Length > 0)
        {
            scene.Company.Note(meaning.Code, detail, Now);
        }

        scene.Session.Stop(scene.Line, $"{meaning.Message} {meaning.Advice}");
    }

    // A comparison that fails waits for the next session; the section itself was brought up to date before.
    private void FailAll(ReceiveContext scene, List<MessageRequest> requests, Meaning meaning, string? detail)
    {
        foreach (var asked in requests.GroupBy(r => r.Section))
        {
            if (asked.All(r => r.Purpose != RequestPurpose.Page))
            {
                scene.Comparisons.Find(asked.Key)?.IsHalted = true;
            }
            else if (scene.Rows.Find(r => r.Section == asked.Key) is { } row && row.RunSessionId == scene.Session.Id)
            {
                SyncRun.Fail(row, meaning, detail, Now);
            }
            else
            {
                continue;
            }

            db.Log.Add(CompanyLog.Problem(scene.Session.CompanyId, scene.Session.Id, Now, meaning, detail, asked.Key));
        }
    }
}
