namespace WebConnectorSync.Simulator.Seeding;

/// <summary>
/// How many records are computed from their number instead of being kept. The same plan at the same time gives the same records.
/// </summary>
public sealed record GeneratedPlan
{
    public int Customers { get; init; }

    /// <summary>Invoices of two lines each; without customers there are none.</summary>
    public int Invoices { get; init; }

    /// <summary>How many years back the records were made.</summary>
    public int Years { get; init; } = 4;

    /// <summary>Reads "customers=1000000,invoices=2000000,years=4".</summary>
    /// <exception cref="FormatException">A name is unknown or a number is none; the message says which.</exception>
    public static GeneratedPlan Parse(string text) =>
        Numbers.Parse(text).Aggregate(new GeneratedPlan(), (plan, pair) => pair.Name.ToUpperInvariant() switch
    {
        "CUSTOMERS" => plan with { Customers = pair.Number },
        "INVOICES" => plan with { Invoices = pair.Number },
        "YEARS" => plan with { Years = pair.Number },
        _ => throw new FormatException($"'{pair.Name}' cannot be generated; known are customers, invoices, years."),
    });
}
