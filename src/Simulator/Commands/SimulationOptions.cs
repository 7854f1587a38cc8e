using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Simulator.Commands;

/// <summary>What the command line asked for.</summary>
internal sealed record SimulationOptions
{
    public required FileInfo Qwc { get; init; }

    public required string Password { get; init; }

    public required TimeSpan Every { get; init; }

    public required SeedPlan Seed { get; init; }

    public GeneratedPlan Generate { get; init; } = new();

    public required string Company { get; init; }

    public string? Path { get; init; }

    /// <summary>Where the company file is kept between two runs; null for nowhere.</summary>
    public string? Books { get; init; }

    public bool IsOnce { get; init; }

    public TimeSpan? ChangeEvery { get; init; }

    public Countries Country { get; init; }

    public IReadOnlyList<FileEvent> FileEvents { get; init; } = [];

    public QbxmlVersion Version { get; init; }

    public CharacterStyle Characters { get; init; }

    public TimeSpan ClockAhead { get; init; }

    public int? VanishBeforeCall { get; init; }

    public string Faults { get; init; } = "";

    public IReadOnlyList<string> Forbidden { get; init; } = [];

    public string? Unreadable { get; init; }
}
