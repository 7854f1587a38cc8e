namespace WebConnectorSync.Simulator.Seeding;

/// <summary>How many records of which kind a company gets. The same plan gives the same records.</summary>
public sealed record SeedPlan
{
    /// <summary>The whole books of a services firm with a few thousand records.</summary>
    public static readonly SeedPlan Demo =
        new() { Customers = 2000, Jobs = 500, Invoices = 1000, Employees = 25, Vendors = 60, Items = 40, Classes = 12 };

    public int Customers { get; init; }

    /// <summary>Jobs below customers, a tenth of them below other jobs.</summary>
    public int Jobs { get; init; }

    public int Invoices { get; init; }

    public int Employees { get; init; }

    public int Vendors { get; init; }

    /// <summary>Service items.</summary>
    public int Items { get; init; } = 12;

    public int Classes { get; init; } = 6;

    /// <summary>Terms of both kinds.</summary>
    public int Terms { get; init; } = 6;

    public int PaymentMethods { get; init; } = 6;

    public int SalesTaxCodes { get; init; } = 2;

    public int Accounts { get; init; } = 20;

    /// <summary>How many years back the records were made.</summary>
    public int Years { get; init; } = 4;

    /// <summary>One in so many list entries is inactive; 0 for none.</summary>
    public int InactiveEvery { get; init; } = 20;

    /// <summary>Reads "customers=2000,jobs=500"; names are the properties' without regard to case.</summary>
    /// <exception cref="FormatException">A name is unknown or a number is none; the message says which.</exception>
    public static SeedPlan Parse(string text) =>
        Numbers.Parse(text).Aggregate(new SeedPlan(), (plan, pair) => plan.With(pair.Name, pair.Number));

    private SeedPlan With(string name, int count) => name.ToUpperInvariant() switch
    {
        "CUSTOMERS" => this with { Customers = count },
        "JOBS" => this with { Jobs = count },
        "INVOICES" => this with { Invoices = count },
        "EMPLOYEES" => this with { Employees = count },
        "VENDORS" => this with { Vendors = count },
        "ITEMS" => this with { Items = count },
        "CLASSES" => this with { Classes = count },
        "TERMS" => this with { Terms = count },
        "PAYMENTMETHODS" => this with { PaymentMethods = count },
        "SALESTAXCODES" => this with { SalesTaxCodes = count },
        "ACCOUNTS" => this with { Accounts = count },
        "YEARS" => this with { Years = count },
        "INACTIVEEVERY" => this with { InactiveEvery = count },
        _ => throw new FormatException(
            $"'{name}' cannot be seeded; known are customers, jobs, invoices, employees, vendors, items, classes, terms, paymentMethods, " +
            "salesTaxCodes, accounts, years, inactiveEvery."),
    };
}
