using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebConnectorSync.Sync.Model;

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("Messages");
        builder.HasKey(m => new { m.SessionId, m.Number });
        builder.HasOne<Session>().WithMany().HasForeignKey(m => m.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(m => m.Kind).HasConversion<string>().HasMaxLength(16);
        builder.Property(m => m.HResult).HasMaxLength(20);
        builder.Property(m => m.Problem).HasMaxLength(1000);
        builder.Property(m => m.Version).IsConcurrencyToken();

        // The oldest; and how long QuickBooks took on a day and how much room its texts take, of all companies, without a look at the
        // texts.
        builder.HasIndex(m => new { m.HandedOutAt, m.CompanyId, m.QuickBooksMilliseconds, m.Characters });
    }
}
