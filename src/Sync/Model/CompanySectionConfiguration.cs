using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebConnectorSync.Sync.Model;

internal sealed class CompanySectionConfiguration : IEntityTypeConfiguration<CompanySection>
{
    public void Configure(EntityTypeBuilder<CompanySection> builder)
    {
        builder.ToTable("CompanySections");
        builder.HasKey(s => new { s.CompanyId, s.Section });
        builder.HasOne<Company>().WithMany().HasForeignKey(s => s.CompanyId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(s => s.Section).HasMaxLength(32);
        builder.Property(s => s.Status).HasConversion<string>().HasMaxLength(16);
        builder.Property(s => s.SyncTime).HasMaxLength(19);
        builder.Property(s => s.RunNewest).HasMaxLength(19);
        builder.Property(s => s.WindowFrom).HasMaxLength(19);
        builder.Property(s => s.WindowTo).HasMaxLength(19);
        builder.Property(s => s.IteratorId).HasMaxLength(50);
        builder.Property(s => s.ProblemCode).HasMaxLength(40);
        builder.Property(s => s.ProblemDetail).HasMaxLength(1000);
        builder.Property(s => s.Version).IsConcurrencyToken();
    }
}
