using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebConnectorSync.Sync.Model;

/// <summary>A list as a person wants to see it again, under a name: its filters, its words and its order.</summary>
internal sealed class SavedFilter
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    /// <summary>Which list: companies, sections, posts, records/invoices. It holds for every company.</summary>
    public required string List { get; init; }

    /// <summary>What the person calls it.</summary>
    public required string Name { get; init; }

    /// <summary>What follows the question mark in the address.</summary>
    public required string Query { get; set; }

    public DateTime CreatedAt { get; init; }
}

internal sealed class SavedFilterConfiguration : IEntityTypeConfiguration<SavedFilter>
{
    public const int MaxName = 60;
    public const int MaxList = 60;
    public const int MaxQuery = 500;

    public void Configure(EntityTypeBuilder<SavedFilter> builder)
    {
        builder.ToTable("SavedFilters");
        builder.HasKey(f => f.Id);
        builder.Property(f => f.List).HasMaxLength(MaxList);
        builder.Property(f => f.Name).HasMaxLength(MaxName);
        builder.Property(f => f.Query).HasMaxLength(MaxQuery);
        builder.HasIndex(f => new { f.UserId, f.List });
        builder.HasOne<User>().WithMany().HasForeignKey(f => f.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
