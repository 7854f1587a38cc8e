using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebConnectorSync.Sync.Model;

internal sealed class PostBatchConfiguration : IEntityTypeConfiguration<PostBatch>
{
    public void Configure(EntityTypeBuilder<PostBatch> builder)
    {
        builder.ToTable("PostBatches");
        builder.HasKey(b => new { b.CompanyId, b.Id });
        builder.HasOne<Company>().WithMany().HasForeignKey(b => b.CompanyId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(b => b.MessageSetId).HasMaxLength(23);
        builder.Property(b => b.Stage).HasConversion<string>().HasMaxLength(16);
        builder.Property(b => b.MessageSetStatus).HasMaxLength(16);
        builder.Property(b => b.Version).IsConcurrencyToken();

        // One unanswered message of writes per company, whatever the number of servers.
        builder.HasIndex(b => b.CompanyId).IsUnique().HasFilter("[ClosedAt] IS NULL");
    }
}
