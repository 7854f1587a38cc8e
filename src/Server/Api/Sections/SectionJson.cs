using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Inbox;
using WebConnectorSync.Sync.Warnings;

namespace WebConnectorSync.Server.Api.Sections;

/// <summary>A section of a company as the API answers it.</summary>
/// <param name="Section">Its API name.</param>
/// <param name="Title">What the pages call it.</param>
/// <param name="InUse">False when this QuickBooks does not have it.</param>
/// <param name="Status">How it stands.</param>
/// <param name="SyncTime">All changes in QuickBooks up to it are stored; QuickBooks' own clock, local, without offset.</param>
/// <param name="SyncedAt">When the last complete run ended.</param>
/// <param name="ComparedAt">When its ids were last held against those of QuickBooks, one and all.</param>
/// <param name="AtNightOnly">It is read in the nightly sync only, and when somebody asks for a sync.</param>
/// <param name="Progress">How far the run is, or was.</param>
/// <param name="Counts">Records on both sides.</param>
/// <param name="Problem">What is wrong; null when nothing is.</param>
/// <param name="Needs">What of its posts and records needs a person; the status is about reading alone.</param>
internal sealed record SectionJson(
    string Section,
    string Title,
    bool InUse,
    SectionStatus Status,
    string? SyncTime,
    DateTime? SyncedAt,
    DateTime? ComparedAt,
    bool AtNightOnly,
    SectionProgress Progress,
    SectionCounts Counts,
    SectionProblem? Problem,
    SectionNeeds Needs);

/// <summary>Records of a section, those deleted in QuickBooks left out.</summary>
/// <param name="QuickBooks">Known to QuickBooks.</param>
/// <param name="App">Known to the app.</param>
/// <param name="Linked">Known to both.</param>
/// <param name="Ignored">Kept out by a rule.</param>
/// <param name="Conflicts">Changed on both sides.</param>
internal sealed record SectionCounts(int QuickBooks, int App, int Linked, int Ignored, int Conflicts);
