using WebConnectorSync.Server.Data;

namespace WebConnectorSync.Server.Companies;

/// <summary>One connected QuickBooks company file: one .qwc, one user name and password, one FileID.</summary>
internal sealed class Company : IVersioned
{
    public Guid Id { get; init; }

    /// <summary>The name people here give it; 1 to 100 characters.</summary>
    public required string Name
    {
        get;
        set
        {
            field = value;
            NameKey = KeyOf(value);
        }
    }

    /// <summary><see cref="Name"/> as it is compared: no two companies differ in upper and lower case only.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>What the Web Connector sends as strUserName; unique, made by the server.</summary>
    public required string UserName { get; init; }

    /// <summary>Hash of the generated password; the password itself is shown once and kept nowhere.</summary>
    public required string PasswordHash { get; set; }

    /// <summary>The FileID of the .qwc; stable for the life of the company, so that a second download is the same connection.</summary>
    public Guid FileId { get; init; }

    /// <summary>Deactivated: the Web Connector is told there is nothing to do.</summary>
    public bool IsPaused { get; set; }

    /// <summary>Minutes between two contacts, as written into the .qwc; a Web Connector that has the file keeps its own.</summary>
    public int EveryMinutes { get; set; } = 60;

    /// <summary>Path of the company file as the last good session named it; answered to authenticate so that no other file is used. Null until known, or when it could not be opened any more.</summary>
    public string? FilePath { get; set; }

    /// <summary>CompanyName as QuickBooks says it; null before the first good session.</summary>
    public string? QuickBooksName { get; set; }

    /// <summary>ProductName of HostRet.</summary>
    public string? Product { get; set; }

    /// <summary>Highest qbXML version that QuickBooks and this server both speak, "13.0".</summary>
    public string? QbxmlVersion { get; set; }

    /// <summary>US, CA or UK.</summary>
    public string? Country { get; set; }

    /// <summary>When a Web Connector last called for it.</summary>
    public DateTime? LastContactAt { get; set; }

    /// <summary>When it is expected to call next; null when unknown.</summary>
    public DateTime? NextContactAt { get; set; }

    /// <summary>When a session last brought everything.</summary>
    public DateTime? LastSyncAt { get; set; }

    /// <summary>When a second Web Connector was last told busy.</summary>
    public DateTime? StandbyAt { get; set; }

    /// <summary>The session that may move data now; null when none is open.</summary>
    public Guid? ActiveSessionId { get; set; }

    /// <summary>Somebody asked for a sync at the next contact.</summary>
    public DateTime? SyncRequestedAt { get; set; }

    /// <summary>Code of what keeps the company file from being used (an HRESULT, or WRONGFILE); null when nothing does.</summary>
    public string? ProblemCode { get; set; }

    /// <summary>The particulars of the problem: QuickBooks' own words, the file that was open.</summary>
    public string? ProblemDetail { get; set; }

    public DateTime? ProblemAt { get; set; }

    /// <summary>Number of the newest entry of the change feed.</summary>
    public long ChangeSequence { get; set; }

    /// <summary>Its QuickBooks is simulated by this server and ends with it.</summary>
    public bool IsSimulated { get; set; }

    public DateTime CreatedAt { get; init; }

    public int Version { get; set; }

    /// <summary>The <see cref="NameKey"/> of <paramref name="name"/>.</summary>
    public static string KeyOf(string name) => name.ToUpperInvariant();
}
