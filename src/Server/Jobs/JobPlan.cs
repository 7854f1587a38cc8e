namespace WebConnectorSync.Server.Jobs;

/// <summary>A job as it is planned.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Does">What it does, in one sentence.</param>
/// <param name="Every">How often.</param>
internal sealed record JobPlan(string Name, string Does, TimeSpan Every);
