namespace WebConnectorSync.Sync.Model;

/// <summary>One line of the log a person reads: what happened, and if something is wrong, what it means, who acts and how.</summary>
internal sealed record LogEntry
{
    public Guid Id { get; init; }

    public Guid CompanyId { get; init; }

    public Guid? SessionId { get; init; }

    public DateTime At { get; init; }

    public LogLevelWord Level { get; init; }

    /// <summary>Section it is about; null when about the company.</summary>
    public string? Section { get; init; }

    /// <summary>Status code, HRESULT or own code; null when nothing went wrong.</summary>
    public string? Code { get; init; }

    /// <summary>The sentence.</summary>
    public required string Text { get; init; }

    /// <summary>What to do; null when nothing.</summary>
    public string? Advice { get; init; }

    /// <summary>Who acts: bookkeeper, administrator, developer; null when nobody must.</summary>
    public string? Actor { get; init; }
}

/// <summary>How serious a line is.</summary>
internal enum LogLevelWord
{
    Info,
    Warning,
    Error,
}
