using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebConnectorSync.Sync.Model;

internal sealed class LogEntryConfiguration : IEntityTypeConfiguration<LogEntry>
{
    public void Configure(EntityTypeBuilder<LogEntry> builder)
    {
        builder.ToTable("Log");
        builder.HasKey(l => l.Id);
        builder.HasOne<Company>().WithMany().HasForeignKey(l => l.CompanyId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(l => l.Level).HasConversion<string>().HasMaxLength(10);
        builder.Property(l => l.Section).HasMaxLength(32);
        builder.Property(l => l.Code).HasMaxLength(40);
        builder.Property(l => l.Text).HasMaxLength(2000);
        builder.Property(l => l.Advice).HasMaxLength(2000);
        builder.Property(l => l.Actor).HasMaxLength(20);
        builder.HasIndex(l => new { l.CompanyId, l.At });

        // The problems of a day, of all companies: few lines are any.
        builder.HasIndex(l => new { l.At, l.CompanyId }, "IX_Log_Problems").HasFilter("[Level] <> 'Info'");
    }
}
