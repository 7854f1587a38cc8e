using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebConnectorSync.Sync.Model;

internal sealed class SectionWarningConfiguration : IEntityTypeConfiguration<SectionWarning>
{
    public void Configure(EntityTypeBuilder<SectionWarning> builder)
    {
        builder.ToTable("Warnings");
        builder.HasKey(w => new { w.CompanyId, w.Section, w.Code, w.RecordId });
        builder.HasOne<Company>().WithMany().HasForeignKey(w => w.CompanyId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(w => w.Section).HasMaxLength(32);
        builder.Property(w => w.Code).HasMaxLength(40);
        builder.Property(w => w.Detail).HasMaxLength(1000);
        builder.Property(w => w.Was).HasMaxLength(40);
    }
}
