using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebConnectorSync.Sync.Model;

internal sealed class IdempotentCallConfiguration : IEntityTypeConfiguration<IdempotentCall>
{
    public void Configure(EntityTypeBuilder<IdempotentCall> builder)
    {
        builder.ToTable("IdempotentCalls");
        builder.HasKey(c => new { c.CompanyId, c.Key });
        builder.HasOne<Company>().WithMany().HasForeignKey(c => c.CompanyId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(c => c.Key).HasMaxLength(255);
        builder.Property(c => c.RequestHash).HasMaxLength(64);

        // Old ones are removed by age.
        builder.HasIndex(c => c.CreatedAt);
    }
}
