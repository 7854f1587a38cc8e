using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebConnectorSync.Sync.Model;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("Sessions");
        builder.HasKey(s => s.Id);
        builder.HasOne<Company>().WithMany().HasForeignKey(s => s.CompanyId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(s => s.TicketHash).HasMaxLength(64);
        builder.Property(s => s.State).HasConversion<string>().HasMaxLength(16);
        builder.Property(s => s.Caller).HasMaxLength(64);
        builder.Ignore(s => s.Brought);
        builder.ComplexProperty(s => s.BeforeCycle, b => b.Ignore(m => m.Moves));
        builder.Property(s => s.EndReason).HasMaxLength(1000);
        builder.Property(s => s.FilePath).HasMaxLength(Session.MostPath);
        builder.Property(s => s.QbxmlVersion).HasMaxLength(10);
        builder.Property(s => s.Country).HasMaxLength(10);
        builder.Property(s => s.LastError).HasMaxLength(1000);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => s.TicketHash).IsUnique();
        builder.HasIndex(s => new { s.CompanyId, s.StartedAt });
        builder.HasIndex(s => s.LastCallAt).HasFilter("[EndedAt] IS NULL");

        // What happened on a day, of all companies.
        builder.HasIndex(s => new { s.StartedAt, s.CompanyId });
    }
}
