using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WebConnectorSync.Sync.Audit;

namespace WebConnectorSync.Sync.Model;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("Audit");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Kind).HasConversion<string>().HasMaxLength(16);
        builder.Property(a => a.Caller).HasMaxLength(200);
        builder.Property(a => a.Address).HasMaxLength(45);
        builder.Property(a => a.Company).HasMaxLength(100);
        builder.Property(a => a.Action).HasMaxLength(AuditTrail.MaxLength);
        builder.HasIndex(a => a.At);
        builder.HasIndex(a => new { a.CompanyId, a.At });
    }
}
