using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebConnectorSync.Sync.Model;

internal sealed class CompanyDayConfiguration : IEntityTypeConfiguration<CompanyDay>
{
    public void Configure(EntityTypeBuilder<CompanyDay> builder)
    {
        builder.ToTable("CompanyDays");
        builder.HasKey(d => new { d.CompanyId, d.DayOn });
        builder.HasOne<Company>().WithMany().HasForeignKey(d => d.CompanyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(d => d.DayOn);
    }
}
