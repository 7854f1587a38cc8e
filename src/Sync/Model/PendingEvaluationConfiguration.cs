using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebConnectorSync.Sync.Model;

internal sealed class PendingEvaluationConfiguration : IEntityTypeConfiguration<PendingEvaluation>
{
    public void Configure(EntityTypeBuilder<PendingEvaluation> builder)
    {
        builder.ToTable("PendingEvaluations");
        builder.HasKey(j => new { j.CompanyId, j.Section });
        builder.HasOne<Company>().WithMany().HasForeignKey(j => j.CompanyId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(j => j.Section).HasMaxLength(32);
    }
}
