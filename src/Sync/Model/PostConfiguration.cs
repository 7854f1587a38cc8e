using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WebConnectorSync.Domain.Reasons;

namespace WebConnectorSync.Sync.Model;

internal sealed class PostConfiguration : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.ToTable("Posts");
        builder.HasKey(p => new { p.CompanyId, p.Id });
        builder.HasOne<Company>().WithMany().HasForeignKey(p => p.CompanyId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(p => p.Section).HasMaxLength(32);
        builder.Property(p => p.Operation).HasConversion<string>().HasMaxLength(16);
        builder.Property(p => p.Status).HasConversion<string>().HasMaxLength(16);
        builder.Property(p => p.Stage).HasConversion<string>().HasMaxLength(16);
        builder.Property(p => p.LookUp).HasConversion<string>().HasMaxLength(16);
        builder.Property(p => p.Reason).HasConversion<ReasonConverter>().HasMaxLength(Reason.MaxLength);
        builder.Property(p => p.ErrorCode).HasMaxLength(40);
        builder.Property(p => p.Version).IsConcurrencyToken();

        // The queue: what is due next, in the order it was made.
        builder.HasIndex(p => new { p.CompanyId, p.Status, p.Id });

        // What waits for a record.
        builder.HasIndex(p => new { p.CompanyId, p.WaitsFor }).HasFilter("[WaitsFor] IS NOT NULL");

        // The posts of one record, the latest first. Ids are in it so that no database prefers to walk all posts in their order.
        builder.HasIndex(p => new { p.CompanyId, p.Section, p.RecordId, p.Id });

        // These hold few rows, however many posts were made: what is to be looked up in QuickBooks first, what may go out.
        builder.HasIndex(p => new { p.CompanyId, p.Id }, "IX_Posts_ToLookUp").HasFilter("[LookUp] <> 'None'");
        builder.HasIndex(p => new { p.CompanyId, p.Section, p.Id }, "IX_Posts_Pending").HasFilter("[Status] = 'Pending'");

        // Whether a record's post is still to be done, whatever section it is of: what waits for the record asks.
        builder.HasIndex(p => new { p.CompanyId, p.RecordId }, "IX_Posts_Unfinished")
            .HasFilter("[Status] IN ('Pending', 'Held', 'Rejected', 'Sent', 'Unknown')");

        // What a message carried; what a session brought to its end.
        builder.HasIndex(p => new { p.CompanyId, p.BatchId }).HasFilter("[BatchId] IS NOT NULL");
        builder.HasIndex(p => new { p.CompanyId, p.DoneAt }).HasFilter("[DoneAt] IS NOT NULL");

        // What arrived in QuickBooks on a day, of all companies.
        builder.HasIndex(p => new { p.DoneAt, p.CompanyId }, "IX_Posts_Arrived").HasFilter("[Status] = 'Posted'");
    }
}
