using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebConnectorSync.Sync.Model;

internal sealed class JobRunConfiguration : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.ToTable("JobRuns");
        builder.HasKey(j => j.Name);
        builder.Property(j => j.Name).HasMaxLength(64);
        builder.Property(j => j.Result).HasMaxLength(1000);
        builder.Property(j => j.Server).HasMaxLength(300);
        builder.Property(j => j.Version).IsConcurrencyToken();
    }
}
