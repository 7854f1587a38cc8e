using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;

namespace WebConnectorSync.Sync.Model;

/// <summary>What a person decided about a record, and how the record stood before, so that it can be taken back.</summary>
internal sealed class RecordDecision
{
    /// <summary>Version 7: decisions sort in the order they were made.</summary>
    public Guid Id { get; init; }

    public Guid CompanyId { get; init; }

    /// <summary>The record's section.</summary>
    public required string Section { get; init; }

    public Guid RecordId { get; init; }

    public DecisionKind Kind { get; init; }

    /// <summary>Who decided, by name.</summary>
    public required string DecidedBy { get; init; }

    public DateTime At { get; init; }

    /// <summary>Why a person had to decide; null when nobody had to.</summary>
    public Reason? Reason { get; init; }

    /// <summary>The record's candidates before.</summary>
    public string? Candidates { get; init; }

    /// <summary>Its PostedHash before.</summary>
    public long? PostedHash { get; init; }

    /// <summary>Its name before: linked, it has QuickBooks'.</summary>
    public string? Name { get; init; }

    /// <summary>Linked: how the row of QuickBooks stood before; null when there was none.</summary>
    public RecordState? QuickBooksState { get; set; }

    /// <summary>Why it stood so.</summary>
    public Reason? QuickBooksReason { get; set; }

    /// <summary>Its AppHash just after: with another one the app has moved on.</summary>
    public long AppHash { get; set; }

    /// <summary>Its ContentHash just after: with another one QuickBooks has moved on.</summary>
    public long ContentHash { get; set; }

    /// <summary>The record can be put back as it was.</summary>
    public bool MayBeUndone { get; set; }

    public DateTime? UndoneAt { get; set; }

    /// <summary>Who took it back, by name.</summary>
    public string? UndoneBy { get; set; }
}

/// <summary>What can be decided about a record.</summary>
internal enum DecisionKind
{
    /// <summary>It is that record of QuickBooks.</summary>
    Link,

    /// <summary>It is none of those in QuickBooks.</summary>
    KeepApart,

    /// <summary>It stays out.</summary>
    LeaveOut,

    /// <summary>QuickBooks' values count.</summary>
    UseQuickBooks,

    /// <summary>The app's values count.</summary>
    UseApp,

    /// <summary>Both sides stay as they are.</summary>
    LeaveBoth,

    /// <summary>The two sides are not the same record.</summary>
    Unlink,

    /// <summary>It syncs again.</summary>
    BringBack,
}

internal sealed class RecordDecisionConfiguration : IEntityTypeConfiguration<RecordDecision>
{
    public const int MaxName = 255;

    public void Configure(EntityTypeBuilder<RecordDecision> builder)
    {
        builder.ToTable("Decisions");
        builder.HasKey(d => d.Id);
        builder.HasOne<Company>().WithMany().HasForeignKey(d => d.CompanyId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(d => d.Section).HasMaxLength(32);
        builder.Property(d => d.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(d => d.DecidedBy).HasMaxLength(MaxName);
        builder.Property(d => d.UndoneBy).HasMaxLength(MaxName);
        builder.Property(d => d.Name).HasMaxLength(MaxName);
        builder.Property(d => d.Reason).HasConversion<ReasonConverter>().HasMaxLength(Reason.MaxLength);
        builder.Property(d => d.QuickBooksState).HasConversion<string>().HasMaxLength(16);
        builder.Property(d => d.QuickBooksReason).HasConversion<ReasonConverter>().HasMaxLength(Reason.MaxLength);
        builder.HasIndex(d => new { d.CompanyId, d.Section, d.RecordId, d.Id });
    }
}
