namespace WebConnectorSync.Domain.Rules;

/// <summary>What a section has otherwise than the defaults; null where it does not differ.</summary>
public sealed record SectionOverrides
{
    /// <inheritdoc cref="SectionRules.QuickBooksOnly"/>
    public OneSided? QuickBooksOnly { get; init; }

    /// <inheritdoc cref="SectionRules.AppOnly"/>
    public OneSided? AppOnly { get; init; }

    /// <summary>A first day of the section's own, in place of the document's.</summary>
    public DateOnly? FromDate { get; init; }

    /// <inheritdoc cref="SectionRules.Post"/>
    public PostMoment? Post { get; init; }

    /// <inheritdoc cref="SectionRules.Conflict"/>
    public ConflictWinner? Conflict { get; init; }

    /// <inheritdoc cref="SectionRules.AfterPosting"/>
    public AfterPosting? AfterPosting { get; init; }

    /// <inheritdoc cref="SectionRules.OnDelete"/>
    public OnDelete? OnDelete { get; init; }

    /// <inheritdoc cref="SectionRules.Characters"/>
    public CharacterPolicy? Characters { get; init; }

    /// <summary>Whether it differs in nothing.</summary>
    public bool IsEmpty => this == new SectionOverrides();

    /// <summary>The section's rules on top of the defaults.</summary>
    public SectionRules On(SectionRules defaults) => new()
    {
        QuickBooksOnly = QuickBooksOnly ?? defaults.QuickBooksOnly,
        AppOnly = AppOnly ?? defaults.AppOnly,
        FromDate = FromDate ?? defaults.FromDate,
        Post = Post ?? defaults.Post,
        Conflict = Conflict ?? defaults.Conflict,
        AfterPosting = AfterPosting ?? defaults.AfterPosting,
        OnDelete = OnDelete ?? defaults.OnDelete,
        Characters = Characters ?? defaults.Characters,
    };

    /// <summary>Without what is the same as in the defaults.</summary>
    public SectionOverrides Without(SectionRules defaults) => new()
    {
        QuickBooksOnly = QuickBooksOnly == defaults.QuickBooksOnly ? null : QuickBooksOnly,
        AppOnly = AppOnly == defaults.AppOnly ? null : AppOnly,
        FromDate = FromDate,
        Post = Post == defaults.Post ? null : Post,
        Conflict = Conflict == defaults.Conflict ? null : Conflict,
        AfterPosting = AfterPosting == defaults.AfterPosting ? null : AfterPosting,
        OnDelete = OnDelete == defaults.OnDelete ? null : OnDelete,
        Characters = Characters == defaults.Characters ? null : Characters,
    };
}
