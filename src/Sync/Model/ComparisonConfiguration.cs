using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebConnectorSync.Sync.Model;

internal sealed class ComparisonConfiguration : IEntityTypeConfiguration<Comparison>
{
    public void Configure(EntityTypeBuilder<Comparison> builder)
    {
        builder.ToTable("Comparisons");
        builder.HasKey(c => new { c.CompanyId, c.Section });
        builder.HasOne<Company>().WithMany().HasForeignKey(c => c.CompanyId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(c => c.Section).HasMaxLength(32);
        builder.Property(c => c.Step).HasConversion<string>().HasMaxLength(16);
        builder.Property(c => c.LookedUpTo).HasMaxLength(36);
        builder.Property(c => c.IteratorId).HasMaxLength(50);
    }
}
