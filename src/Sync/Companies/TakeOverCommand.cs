namespace WebConnectorSync.Sync.Companies;

/// <summary>
/// Lets a second Web Connector, which was told to wait, have the company when it calls next; the session that is open ends then. The API
/// and the pages alike.
/// </summary>
internal sealed class TakeOverCommand(CompanyReader companies, CompanyActions actions, TimeProvider clock)
{
    public async Task<TakeOverOutcome> RunAsync(Guid id, CancellationToken ct)
    {
        if (await companies.FindAsync(id, ct) is not { } row)
        {
            return TakeOverOutcome.NotFound;
        }

        if (!row.IsAnotherWaiting)
        {
            return TakeOverOutcome.NobodyWaits;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        return await actions.EditAsync(id, company => company.TakeOverAt = company.ActiveSessionId is null ? null : now, ct)
            ? TakeOverOutcome.Done
            : TakeOverOutcome.NotFound;
    }
}

/// <summary>What becomes of a take-over.</summary>
internal enum TakeOverOutcome
{
    /// <summary>The Web Connector that waits gets the company when it calls next.</summary>
    Done,

    /// <summary>None was told to wait, so nothing was changed.</summary>
    NobodyWaits,

    /// <summary>There is no such company.</summary>
    NotFound,
}
