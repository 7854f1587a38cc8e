using System.Globalization;
using System.Text.RegularExpressions;
using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Domain.Polling;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Api.Companies;

/// <summary>A company as the API answers it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people here call it.</param>
/// <param name="Status">How it stands, in one word.</param>
/// <param name="Why">How it stands, in one sentence: what is waited for.</param>
/// <param name="Actor">Who has to act (bookkeeper, administrator, developer); null when nobody has to.</param>
/// <param name="Advice">What to do; null when nothing.</param>
/// <param name="Since">Since when it stands so, as far as it is known.</param>
/// <param name="LastContactAt">When a Web Connector last called.</param>
/// <param name="NextContactAt">When it is expected to call next.</param>
/// <param name="LastSyncAt">When a session last brought everything.</param>
/// <param name="SyncRequestedAt">When a sync was asked for that has not begun.</param>
/// <param name="NextSessionAt">When the next session is due; later than nextContactAt while nothing changes. Null when that contact begins
/// one.</param>
/// <param name="EveryMinutes">The same as polling.everyMinutes.</param>
/// <param name="Polling">How often sessions happen.</param>
/// <param name="StayConnected">Whether sessions are held open, and when.</param>
/// <param name="NightlySync">Whether a sync is asked for once a night, and when.</param>
/// <param name="TimeZone">The zone in which its hours are meant.</param>
/// <param name="MarkMemos">Whether transactions without another place for it bear a mark of ours in their memo.</param>
/// <param name="CreatedAt">When it was created here.</param>
/// <param name="QuickBooks">The QuickBooks it is connected to.</param>
/// <param name="FileQuestion">What a person must say about the company file that is open; null when nothing.</param>
/// <param name="RefusedSignIn">The Web Connector's last sign-in, when it was refused; null when the last one was good.</param>
/// <param name="OpenWork">What is neither done nor forgotten.</param>
internal sealed record CompanyJson(
    Guid Id,
    string Name,
    CompanyStatus Status,
    string Why,
    string? Actor,
    string? Advice,
    DateTime? Since,
    DateTime? LastContactAt,
    DateTime? NextContactAt,
    DateTime? LastSyncAt,
    DateTime? SyncRequestedAt,
    DateTime? NextSessionAt,
    int EveryMinutes,
    PollingJson Polling,
    StayConnectedJson StayConnected,
    NightlySyncJson NightlySync,
    string TimeZone,
    bool MarkMemos,
    DateTime CreatedAt,
    QuickBooksJson QuickBooks,
    FileQuestionJson? FileQuestion,
    RefusedSignInJson? RefusedSignIn,
    OpenWorkJson OpenWork)
{
    public static CompanyJson From(CompanyRow row, TimeProvider clock)
    {
        var (company, condition) = (row.Company, row.Condition(clock));
        return new(
            company.Id,
            company.Name,
            condition.Status,
            condition.Why,
            condition.Actor,
            condition.Advice,
            condition.Since,
            company.LastContactAt,
            row.NextContactAt(clock),
            company.LastSyncAt,
            company.SyncRequestedAt,
            company.DueAt > row.NextContactAt(clock) ? company.DueAt : null,
            company.EveryMinutes,
            new(company.Polling, company.EveryMinutes),
            new(company.StaysConnected, Say(company.StaysFrom), Say(company.StaysTo), company.StayMinutes),
            new(
                company.NightlyAt is not null,
                company.NightlyAt is { } at ? Say(at) : null,
                company.NightlyNextAt,
                company.NightlySections?.Split(',') ?? []),
            company.TimeZone ?? clock.LocalTimeZone.Id,
            company.MarksMemos,
            company.CreatedAt,
            QuickBooksJson.From(company),
            FileQuestionJson.From(company),
            row.Refused is { } refused ? new(refused.At, refused.Since, refused.Caller) : null,
            OpenWorkJson.From(row.Work, row.Needs(clock)));
    }

    private static string Say(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>A sign-in of the Web Connector that was refused for its password, and that no good one followed.</summary>
/// <param name="At">When it last tried.</param>
/// <param name="Since">When it was refused first.</param>
/// <param name="From">The address it called from; null when unknown.</param>
internal sealed record RefusedSignInJson(DateTime At, DateTime Since, string? From);

/// <summary>What is neither done nor forgotten.</summary>
/// <param name="PostsWaiting">Posts that go out with a next contact.</param>
/// <param name="PostsOnRequest">Posts that are held until somebody asks for them.</param>
/// <param name="PostsRefused">Posts that were rejected, or are held until somebody does something about them.</param>
/// <param name="PostsInDoubt">Posts that were sent and of which it is not known whether they were written.</param>
/// <param name="SectionsFailed">Sections whose last run failed.</param>
/// <param name="PostsFollowing">Posts that are held by another one and follow it by themselves.</param>
/// <param name="RecordsUndecided">Records that wait for a decision.</param>
/// <param name="Warnings">Warnings of sections that nobody has acknowledged, one of a kind in each section.</param>
/// <param name="Problems">How many things need a person: as many as the list of problems has.</param>
internal sealed record OpenWorkJson(
    int PostsWaiting, int PostsOnRequest, int PostsRefused, int PostsInDoubt, int SectionsFailed, int PostsFollowing,
    int RecordsUndecided, int Warnings, int Problems)
{
    public static OpenWorkJson From(OpenWork work, int problems) => new(
        work.Waiting, work.OnRequest, work.Refused, work.InDoubt, work.FailedSections, work.Following, work.Undecided, work.Warnings,
        problems);
}

/// <summary>How often sessions happen.</summary>
/// <param name="Policy">fixed or adaptive.</param>
/// <param name="EveryMinutes">The interval of the fixed policy.</param>
internal sealed record PollingJson(PollingPolicy Policy, int EveryMinutes);

/// <summary>Whether sessions are held open.</summary>
/// <param name="On">Whether.</param>
/// <param name="From">From which time of day.</param>
/// <param name="To">Until which; the same as from for the whole day.</param>
/// <param name="CloseAfterMinutes">After how many minutes the session closes by itself.</param>
internal sealed record StayConnectedJson(bool On, string From, string To, int CloseAfterMinutes);

/// <summary>Whether a sync is asked for once a night.</summary>
/// <param name="On">Whether.</param>
/// <param name="At">At which time of day.</param>
/// <param name="NextAt">When that is next.</param>
/// <param name="Sections">The sections that are read then only, and when somebody asks for a sync.</param>
internal sealed record NightlySyncJson(bool On, string? At, DateTime? NextAt, IReadOnlyList<string> Sections);

/// <summary>The QuickBooks a company is connected to; everything is null before the first good session.</summary>
/// <param name="Product">ProductName as QuickBooks says it.</param>
/// <param name="Version">The release in the product's name, "24.0".</param>
/// <param name="QbxmlVersion">The qbXML version the two sides speak.</param>
/// <param name="Country">US, CA or UK.</param>
/// <param name="File">Path of the company file on the computer with QuickBooks.</param>
/// <param name="CompanyName">CompanyName as QuickBooks says it.</param>
internal sealed partial record QuickBooksJson(
    string? Product, string? Version, string? QbxmlVersion, string? Country, string? File, string? CompanyName)
{
    public static QuickBooksJson From(Company company) => new(
        company.Product,
        company.Product is { } product && Release.Match(product) is { Success: true } match ? match.Value : null,
        company.QbxmlVersion,
        company.Country,
        company.FilePath,
        company.QuickBooksName);

    [GeneratedRegex(@"\d+(\.\d+)?(?=\D*$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Release { get; }
}
